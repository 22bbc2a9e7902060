package io.saima.engine;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Spares the engine three queries: for the rights to a task that it makes in this command, which
 * nobody can have yet; for the right of a task's assignee to read it and to work on it, which it
 * gives to every assignee; and, at every check of somebody's rights, for all groups that have any.
 * That one would shorten the check for who is in hundreds of groups; here nobody is in more than a
 * few.
 */
final class TaskAuthorizations extends AuthorizationManager {

  /** Puts it in the place of the engine's own. */
  static final class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
      return new TaskAuthorizations();
    }
  }

  @Override
  public AuthorizationEntity findAuthorization(
      int type, String userId, String groupId, Resource resource, String resourceId) {
    return resource == Resources.TASK && TaskVariables.isNew(getDbEntityManager(), resourceId)
        ? null
        : super.findAuthorization(type, userId, groupId, resource, resourceId);
  }

  @Override
  public boolean isAuthorized(
      String userId, List<String> groupIds, CompositePermissionCheck rights) {
    return rights.isDisjunctive()
            && rights.getAtomicChecks().stream().anyMatch(right -> isAssignees(right, userId))
        || super.isAuthorized(userId, groupIds, rights);
  }

  private boolean isAssignees(PermissionCheck right, String userId) {
    if (right.getResource() != Resources.TASK
        || right.getPermission() != Permissions.READ
            && right.getPermission() != Permissions.TASK_WORK) {
      return false;
    }
    CachedDbEntity task =
        getDbEntityManager()
            .getDbEntityCache()
            .getCachedEntity(TaskEntity.class, right.getResourceId());
    // What this command may have changed of it gives nobody a right.
    return task != null
        && !task.isDirty()
        && userId != null
        && userId.equals(((TaskEntity) task.getEntity()).getAssignee());
  }

  @Override
  public List<String> filterAuthenticatedGroupIds(List<String> authenticatedGroupIds) {
    return authenticatedGroupIds == null ? List.of() : authenticatedGroupIds;
  }
}
