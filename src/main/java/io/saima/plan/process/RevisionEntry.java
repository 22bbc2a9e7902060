package io.saima.plan.process;

import io.saima.engine.Entry;
import io.saima.organization.PostClass;
import io.saima.organization.UnitKind;
import io.saima.plan.PlanRevision.Scope;
import java.util.Arrays;
import java.util.List;

/** Reads from a form whom a revision concerns. */
final class RevisionEntry {

  private RevisionEntry() {}

  /** Codes may stand side by side with blanks, commas or line ends between them. */
  static Scope scope(Entry entry) {
    List<String> codes =
        Arrays.stream(entry.text("libraryCodes").orElse("").split("[\\s,，、;；]+"))
            .filter(code -> !code.isEmpty())
            .distinct()
            .toList();
    return new Scope(
        codes,
        entry.choices("unitKinds").stream().map(UnitKind::valueOf).toList(),
        entry.choices("postClasses").stream().map(PostClass::valueOf).toList());
  }
}
