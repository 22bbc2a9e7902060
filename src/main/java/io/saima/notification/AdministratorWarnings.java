package io.saima.notification;

import java.util.List;

/** What an administrator sees on his home for as long as it holds. */
public interface AdministratorWarnings {

  /** Chinese sentences that say what is wrong and what to do, and name nobody. */
  List<String> warnings();
}
