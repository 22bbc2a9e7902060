package io.saima.security.web;

import io.saima.organization.AppointmentRole;
import io.saima.organization.Assignments;
import io.saima.security.AccountChanges;
import io.saima.security.AccountRefused;
import io.saima.security.OneTimePasswords;
import io.saima.security.OneTimePasswords.Slip;
import io.saima.security.People;
import io.saima.security.Person;
import io.saima.security.Role;
import io.saima.security.StaffAccounts;
import io.saima.security.StaffAccounts.Line;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Where administrators keep the accounts that belong to no officer. */
@Controller
@RequestMapping("/roles/accounts")
@PreAuthorize("hasAnyRole('ORGANIZATION', 'ADMIN')")
class AccountsPage {

  private final StaffAccounts accounts;
  private final AccountChanges changes;
  private final OneTimePasswords passwords;
  private final People people;
  private final Assignments assignments;

  AccountsPage(
      StaffAccounts accounts,
      AccountChanges changes,
      OneTimePasswords passwords,
      People people,
      Assignments assignments) {
    this.accounts = accounts;
    this.changes = changes;
    this.passwords = passwords;
    this.people = people;
    this.assignments = assignments;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("accounts", accounts.list());
    model.addAttribute("roles", StaffAccounts.ROLES);
    model.addAttribute("officers", officers());
    return "roles/accounts";
  }

  /** The officers whose offices make them members of the two departments. */
  private Map<String, List<String>> officers() {
    Map<String, List<String>> officers = new LinkedHashMap<>();
    for (AppointmentRole role :
        List.of(AppointmentRole.ORGANIZATION_OFFICER, AppointmentRole.DISCIPLINE)) {
      officers.put(role.label(), assignments.today().holders(role, null));
    }
    return officers;
  }

  @GetMapping("/{username}")
  String account(@PathVariable String username, @AuthenticationPrincipal Person me, Model model) {
    Line account =
        accounts
            .find(username)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("account", account);
    model.addAttribute("own", username.equals(me.getUsername()));
    model.addAttribute("roles", StaffAccounts.ROLES);
    model.addAttribute("noPassword", passwords.refusal(username, me).orElse(null));
    model.addAttribute(
        "acts",
        changes.of(username).stream()
            .map(change -> new RolesPage.Act(change, username, people.title(change.doneBy())))
            .toList());
    return "roles/account";
  }

  @PostMapping
  @PreAuthorize("hasRole('ADMIN')")
  String create(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(name = "role", required = false) Set<Role> roles,
      @AuthenticationPrincipal Person me,
      Model model) {
    return slip(accounts.create(username.strip(), chosen(roles), me), model);
  }

  @PostMapping("/{username}/password")
  String password(@PathVariable String username, @AuthenticationPrincipal Person me, Model model) {
    return slip(accounts.resetPassword(username, me), model);
  }

  @PostMapping("/{username}/roles")
  @PreAuthorize("hasRole('ADMIN')")
  String roles(
      @PathVariable String username,
      @RequestParam(name = "role", required = false) Set<Role> roles,
      @AuthenticationPrincipal Person me,
      RedirectAttributes after) {
    accounts.setRoles(username, chosen(roles), me);
    return done(username, "角色已保存。", after);
  }

  @PostMapping("/{username}/disable")
  @PreAuthorize("hasRole('ADMIN')")
  String disable(
      @PathVariable String username, @AuthenticationPrincipal Person me, RedirectAttributes after) {
    accounts.disable(username, me);
    return done(username, "账号已停用。", after);
  }

  @PostMapping("/{username}/enable")
  @PreAuthorize("hasRole('ADMIN')")
  String enable(
      @PathVariable String username, @AuthenticationPrincipal Person me, RedirectAttributes after) {
    accounts.enable(username, me);
    return done(username, "账号已启用。", after);
  }

  /** Leads back to the list, which says why nothing was done. */
  @ExceptionHandler(AccountRefused.class)
  String refused(AccountRefused why, HttpServletRequest request) {
    RequestContextUtils.getOutputFlashMap(request).put("problem", why.getMessage());
    return "redirect:/roles/accounts";
  }

  private static Set<Role> chosen(Set<Role> roles) {
    return roles == null ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
  }

  private static String slip(Slip slip, Model model) {
    model.addAttribute("slips", List.of(slip));
    model.addAttribute("refusals", List.of());
    return "roles/slips";
  }

  private static String done(String username, String text, RedirectAttributes after) {
    after.addFlashAttribute("done", text);
    after.addAttribute("username", username);
    return "redirect:/roles/accounts/{username}";
  }
}
