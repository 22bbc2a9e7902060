package io.saima.security;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the engine at every start what each group may do, and gives everybody the two filters of
 * the task list. Doing it again changes nothing.
 */
@Component
class EngineGrants {

  /** Who may start which process from the task list. */
  private static final Map<String, List<Role>> STARTERS =
      Map.of(
          "plan-approval", List.of(Role.PERSONNEL, Role.ORGANIZATION),
          "plan-revision", List.of(Role.ORGANIZATION),
          "statement-confirmation", List.of(Role.OFFICER),
          "service-registration", List.of(Role.OFFICER),
          "rectification", List.of(Role.SUPERVISOR, Role.ORGANIZATION));

  private static final List<Role> TASK_LIST_USERS =
      List.of(Role.OFFICER, Role.SUPERVISOR, Role.PERSONNEL, Role.ORGANIZATION, Role.DISCIPLINE);

  private final AuthorizationService authorizations;
  private final RepositoryService repository;
  private final FilterService filters;
  private final TaskService tasks;
  private final JdbcTemplate jdbc;

  EngineGrants(
      AuthorizationService authorizations,
      RepositoryService repository,
      FilterService filters,
      TaskService tasks,
      JdbcTemplate jdbc) {
    this.authorizations = authorizations;
    this.repository = repository;
    this.filters = filters;
    this.tasks = tasks;
    this.jdbc = jdbc;
  }

  @EventListener(ApplicationStartedEvent.class)
  @Order(0)
  @Transactional
  public void grant() {
    jdbc.queryForList("select lock_name from start_lock for update");
    Arrays.stream(Resources.values())
        .forEach(resource -> allow(Role.ADMIN, resource, "*", Permissions.ALL));
    allow(Role.DESIGNER, Resources.DEPLOYMENT, "*", Permissions.CREATE, Permissions.READ);
    allow(Role.DESIGNER, Resources.PROCESS_DEFINITION, "*", Permissions.READ);
    allow(Role.DESIGNER, Resources.DECISION_DEFINITION, "*", Permissions.READ);
    allow(Role.DESIGNER, Resources.DECISION_REQUIREMENTS_DEFINITION, "*", Permissions.READ);
    for (Role role : TASK_LIST_USERS) {
      allow(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }
    repository.createProcessDefinitionQuery().latestVersion().list().stream()
        .map(ProcessDefinition::getKey)
        .forEach(this::show);
    filter(
        "我的任务",
        "由我办理的全部任务",
        "#2b5c8a",
        -20,
        tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    filter(
        "已逾期",
        "由我办理、已过期限的任务",
        "#b3261e",
        -10,
        tasks
            .createTaskQuery()
            .taskAssigneeExpression("${currentUser()}")
            .dueBeforeExpression("${now()}"));
  }

  /**
   * People see the name and the picture of a process, and may start it if it is for them to start.
   */
  @Transactional
  public void show(String process) {
    for (Role role : TASK_LIST_USERS) {
      if (STARTERS.getOrDefault(process, List.of()).contains(role)) {
        allow(
            role,
            Resources.PROCESS_DEFINITION,
            process,
            Permissions.READ,
            Permissions.CREATE_INSTANCE);
        allow(role, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
      } else {
        allow(role, Resources.PROCESS_DEFINITION, process, Permissions.READ);
        withdrawStart(role, process);
      }
    }
  }

  /** An earlier release let others start it. */
  private void withdrawStart(Role role, String process) {
    Authorization grant = find(role, Resources.PROCESS_DEFINITION, process);
    if (grant.isPermissionGranted(Permissions.CREATE_INSTANCE)) {
      grant.removePermission(Permissions.CREATE_INSTANCE);
      authorizations.saveAuthorization(grant);
    }
  }

  private Authorization find(Role role, Resource resource, String id) {
    return authorizations
        .createAuthorizationQuery()
        .authorizationType(Authorization.AUTH_TYPE_GRANT)
        .groupIdIn(role.group())
        .resourceType(resource)
        .resourceId(id)
        .singleResult();
  }

  private void allow(Role role, Resource resource, String id, Permission... permissions) {
    Authorization grant = find(role, resource, id);
    if (grant == null) {
      grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setGroupId(role.group());
      grant.setResource(resource);
      grant.setResourceId(id);
    } else if (Arrays.stream(permissions).allMatch(grant::isPermissionGranted)) {
      return;
    }
    for (Permission permission : permissions) {
      grant.addPermission(permission);
    }
    authorizations.saveAuthorization(grant);
  }

  private void filter(String name, String about, String color, int priority, TaskQuery query) {
    Filter filter = filters.createTaskFilterQuery().filterName(name).singleResult();
    if (filter == null) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("description", about);
      properties.put("color", color);
      properties.put("priority", priority);
      properties.put("refresh", true);
      filter = filters.newTaskFilter(name).setQuery(query).setProperties(properties);
      filters.saveFilter(filter);
    }
    boolean shown =
        authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .resourceType(Resources.FILTER)
                .resourceId(filter.getId())
                .count()
            > 0;
    if (!shown) {
      Authorization everybody =
          authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
      everybody.setResource(Resources.FILTER);
      everybody.setResourceId(filter.getId());
      everybody.addPermission(Permissions.READ);
      authorizations.saveAuthorization(everybody);
    }
  }
}
