package io.saima.security;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who is logged in: the principal of every session and request. */
public final class Person implements UserDetails {

  private static final long serialVersionUID = 1L;

  private final String username;
  private final String name;
  private final String officerId;
  private final Role[] roles;
  private final boolean mustChangePassword;
  private final boolean enabled;
  private final Secret secret;

  /** Keeps the hash out of stored sessions and of what is printed. */
  private static final class Secret implements Serializable {
    private static final long serialVersionUID = 1L;
    private final transient String hash;
    private final int mark;

    Secret(String hash) {
      this.hash = hash;
      this.mark = hash.hashCode();
    }
  }

  Person(Account account, String name, Set<Role> roles, boolean enabled) {
    this.username = account.username();
    this.name = name;
    this.officerId = account.officerId();
    this.roles = roles.stream().sorted().toArray(Role[]::new);
    this.mustChangePassword = account.mustChangePassword();
    this.enabled = enabled;
    this.secret = new Secret(account.passwordHash());
  }

  @Override
  public String getUsername() {
    return username;
  }

  /** The officer's name, or what the account is for. */
  public String name() {
    return name;
  }

  /** The officer whose account it is, else null. */
  public String officerId() {
    return officerId;
  }

  public List<Role> roles() {
    return List.of(roles);
  }

  public boolean has(Role role) {
    return roles().contains(role);
  }

  public boolean mustChangePassword() {
    return mustChangePassword;
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  @Override
  public String getPassword() {
    return secret.hash;
  }

  /** Whether a login that began as this person may go on as that one without logging in again. */
  boolean continues(Person now) {
    return now.enabled && now.secret.mark == secret.mark;
  }

  boolean sameRights(Person other) {
    return roles().equals(other.roles()) && mustChangePassword == other.mustChangePassword;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return roles().stream().map(role -> new SimpleGrantedAuthority(role.authority())).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Person person && person.username.equals(username);
  }

  @Override
  public int hashCode() {
    return username.hashCode();
  }

  @Override
  public String toString() {
    return username;
  }
}
