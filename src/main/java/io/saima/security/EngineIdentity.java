package io.saima.security;

import io.saima.organization.CurrentCounty;
import io.saima.organization.Officer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;

/**
 * Answers the engine's questions about people and groups from our own tables, read-only. Who is no
 * administrator learns about himself only; long lists end at {@link #LONGEST_LIST} unless a page is
 * asked for; and passwords are none of the engine's business.
 */
@Component
class EngineIdentity implements ReadOnlyIdentityProvider, SessionFactory {

  private static final int LONGEST_LIST = 500;

  private final People people;
  private final Accounts accounts;
  private final CurrentCounty county;

  EngineIdentity(People people, Accounts accounts, CurrentCounty county) {
    this.people = people;
    this.accounts = accounts;
    this.county = county;
  }

  @Override
  public Class<?> getSessionType() {
    return ReadOnlyIdentityProvider.class;
  }

  @Override
  public Session openSession() {
    return this;
  }

  @Override
  public void flush() {
    // Nothing is ever written.
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    return false;
  }

  @Override
  public User findUserById(String userId) {
    return mayKnow(userId) ? user(userId).orElse(null) : null;
  }

  @Override
  public Group findGroupById(String groupId) {
    return Role.ofGroup(groupId).map(EngineIdentity::group).orElse(null);
  }

  @Override
  public Tenant findTenantById(String tenantId) {
    return null;
  }

  @Override
  public UserQuery createUserQuery() {
    return new Users(executor());
  }

  @Override
  public UserQuery createUserQuery(CommandContext context) {
    return new Users(null);
  }

  @Override
  public NativeUserQuery createNativeUserQuery() {
    throw new UnsupportedOperationException("People are not in the engine's tables");
  }

  @Override
  public GroupQuery createGroupQuery() {
    return new Groups(executor());
  }

  @Override
  public GroupQuery createGroupQuery(CommandContext context) {
    return new Groups(null);
  }

  @Override
  public TenantQuery createTenantQuery() {
    return new NoTenants(executor());
  }

  @Override
  public TenantQuery createTenantQuery(CommandContext context) {
    return new NoTenants(null);
  }

  private static CommandExecutor executor() {
    return Context.getProcessEngineConfiguration().getCommandExecutorTxRequired();
  }

  private Optional<User> user(String id) {
    Optional<Officer> officer = county.get().officer(id);
    if (officer.isPresent()) {
      return officer.map(EngineIdentity::user);
    }
    return Optional.ofNullable(accounts.staff().get(id)).map(EngineIdentity::user);
  }

  private static User user(Officer officer) {
    return user(officer.id(), officer.name());
  }

  private static User user(Account account) {
    return user(
        account.username(),
        account.staffRoles().stream().sorted().map(Role::label).findFirst().orElse(""));
  }

  private static User user(String id, String name) {
    UserEntity user = new UserEntity(id);
    user.setFirstName(name);
    user.setLastName("");
    user.setEmail("");
    return user;
  }

  private static Group group(Role role) {
    GroupEntity group = new GroupEntity(role.group());
    group.setName(role.label());
    group.setType("SAIMA");
    return group;
  }

  /** The engine itself and administrators know everybody; a person knows himself. */
  private static boolean knowsAll() {
    CommandContext context = Context.getCommandContext();
    Authentication caller = context == null ? null : context.getAuthentication();
    return caller == null
        || caller.getUserId() == null
        || !context.isAuthorizationCheckEnabled()
        || isAdmin(caller);
  }

  private static boolean mayKnow(String userId) {
    return knowsAll() || caller().equals(userId);
  }

  private static String caller() {
    return Context.getCommandContext().getAuthenticatedUserId();
  }

  static boolean isAdmin(Authentication caller) {
    return caller.getGroupIds() != null && caller.getGroupIds().contains(Role.ADMIN.group());
  }

  private static boolean like(String pattern, String text) {
    String regex =
        Arrays.stream(pattern.split("%", -1))
            .map(part -> Pattern.quote(part.toLowerCase(Locale.ROOT)))
            .reduce((a, b) -> a + ".*" + b)
            .orElse("");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text.toLowerCase(Locale.ROOT)).matches();
  }

  private static <T> List<T> page(Stream<T> all, AbstractQuery<?, ?> query, Page page) {
    int first = page != null ? page.getFirstResult() : query.getFirstResult();
    int count = page != null ? page.getMaxResults() : query.getMaxResults();
    return all.skip(Math.max(0, first))
        .limit(count <= 0 ? 0 : Math.min(count, limit(count)))
        .toList();
  }

  private static int limit(int asked) {
    return asked == Integer.MAX_VALUE ? LONGEST_LIST : asked;
  }

  private static boolean descending(List<QueryOrderingProperty> order) {
    return !order.isEmpty()
        && order.get(0).getDirection() != null
        && "desc".equals(order.get(0).getDirection().getName());
  }

  private final class Users extends UserQueryImpl {

    private static final long serialVersionUID = 1L;

    Users(CommandExecutor executor) {
      super(executor);
    }

    @Override
    public long executeCount(CommandContext context) {
      return found().count();
    }

    @Override
    public List<User> executeList(CommandContext context, Page page) {
      Comparator<User> order = Comparator.comparing(key());
      return page(
          found().sorted(descending(getOrderingProperties()) ? order.reversed() : order),
          this,
          page);
    }

    private Function<User, String> key() {
      boolean byName =
          !getOrderingProperties().isEmpty()
              && getOrderingProperties().get(0).getQueryProperty().getName().contains("FIRST");
      return byName ? User::getFirstName : User::getId;
    }

    private Stream<User> found() {
      if (tenantId != null || procDefId != null || email != null) {
        return Stream.empty();
      }
      return candidates()
          .filter(user -> mayKnow(user.getId()))
          .filter(matches(firstName, firstNameLike, User::getFirstName))
          .filter(matches(lastName, lastNameLike, User::getLastName))
          .filter(user -> emailLike == null || like(emailLike, ""));
    }

    private Stream<User> candidates() {
      Predicate<String> asked =
          userId ->
              (id == null || id.equals(userId)) && (ids == null || List.of(ids).contains(userId));
      if (id != null || ids != null) {
        Stream<String> named = id != null ? Stream.of(id) : Arrays.stream(ids).distinct();
        return named.filter(asked).filter(this::inGroup).flatMap(name -> user(name).stream());
      }
      if (!knowsAll()) {
        return Stream.of(caller()).filter(this::inGroup).flatMap(name -> user(name).stream());
      }
      if (groupId != null) {
        return Role.ofGroup(groupId).stream()
            .flatMap(role -> people.holders(role, Integer.MAX_VALUE).stream())
            .flatMap(name -> user(name).stream());
      }
      return Stream.concat(
          accounts.staff().values().stream().map(EngineIdentity::user),
          county.get().officers().stream().map(EngineIdentity::user));
    }

    private boolean inGroup(String userId) {
      return groupId == null
          || people.rolesOf(userId).stream().anyMatch(role -> role.group().equals(groupId));
    }

    private Predicate<User> matches(String exact, String pattern, Function<User, String> value) {
      return user ->
          (exact == null || exact.equals(value.apply(user)))
              && (pattern == null || like(pattern, value.apply(user)));
    }
  }

  private final class Groups extends GroupQueryImpl {

    private static final long serialVersionUID = 1L;

    Groups(CommandExecutor executor) {
      super(executor);
    }

    @Override
    public long executeCount(CommandContext context) {
      return found().size();
    }

    @Override
    public List<Group> executeList(CommandContext context, Page page) {
      return page(found().stream(), this, page);
    }

    private List<Group> found() {
      if (tenantId != null || procDefId != null) {
        return List.of();
      }
      Collection<Role> roles;
      if (userId != null) {
        roles = mayKnow(userId) ? people.rolesOf(userId) : Set.of();
      } else {
        roles = knowsAll() ? List.of(Role.values()) : people.rolesOf(caller());
      }
      List<Group> groups = new ArrayList<>();
      for (Role role : Role.values()) {
        if (roles.contains(role) && asked(role)) {
          groups.add(group(role));
        }
      }
      if (descending(getOrderingProperties())) {
        groups.sort(Comparator.comparing(Group::getId).reversed());
      }
      return groups;
    }

    private boolean asked(Role role) {
      return (id == null || id.equals(role.group()))
          && (ids == null || List.of(ids).contains(role.group()))
          && (name == null || name.equals(role.label()))
          && (nameLike == null || like(nameLike, role.label()))
          && (type == null || Objects.equals(type, "SAIMA"));
    }
  }

  private static final class NoTenants extends TenantQueryImpl {

    private static final long serialVersionUID = 1L;

    NoTenants(CommandExecutor executor) {
      super(executor);
    }

    @Override
    public long executeCount(CommandContext context) {
      return 0;
    }

    @Override
    public List<Tenant> executeList(CommandContext context, Page page) {
      return List.of();
    }
  }
}
