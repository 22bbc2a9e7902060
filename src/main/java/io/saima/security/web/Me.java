package io.saima.security.web;

import io.saima.notification.Notes;
import io.saima.security.Person;
import io.saima.security.Role;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page what its top navigation shows: who is here, what he may open, what is unread.
 */
@ControllerAdvice
class Me {

  private final Notes notes;

  Me(Notes notes) {
    this.notes = notes;
  }

  @ModelAttribute("me")
  Visitor me(@AuthenticationPrincipal(errorOnInvalidType = false) Object principal) {
    return principal instanceof Person person ? new Visitor(person) : null;
  }

  /** What the templates ask about whoever looks at them. */
  final class Visitor {

    private final Person person;

    private Visitor(Person person) {
      this.person = person;
    }

    public String getId() {
      return person.getUsername();
    }

    public String getName() {
      return person.name();
    }

    public boolean isOfficer() {
      return person.has(Role.OFFICER);
    }

    public boolean isSupervisor() {
      return person.has(Role.SUPERVISOR);
    }

    public boolean isOrganization() {
      return person.has(Role.ORGANIZATION);
    }

    public boolean isDiscipline() {
      return person.has(Role.DISCIPLINE);
    }

    public boolean isDesigner() {
      return person.has(Role.DESIGNER);
    }

    public boolean isAdmin() {
      return person.has(Role.ADMIN);
    }

    /** Uses the task list: everybody but those who only build or run the system. */
    public boolean isTaskUser() {
      return isOfficer() || isOrganization() || isDiscipline();
    }

    /** Has only a password that was handed out. */
    public boolean isNewcomer() {
      return person.mustChangePassword();
    }

    public String getRoles() {
      return String.join("、", person.roles().stream().map(Role::label).toList());
    }

    public long getUnread() {
      return notes.unread(person.getUsername());
    }
  }
}
