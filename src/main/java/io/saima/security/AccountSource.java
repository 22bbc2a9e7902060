package io.saima.security;

import java.util.List;
import java.util.Optional;

/** Knows accounts that are stored nowhere; asked where the table has none of that name. */
interface AccountSource {

  Optional<Account> find(String username);

  /** The accounts that are no officer's. */
  List<Account> staff();
}
