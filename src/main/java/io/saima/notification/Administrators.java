package io.saima.notification;

import java.util.List;

/** Knows who keeps the system running; implemented by the login. */
public interface Administrators {

  /** The accounts of those who may be told now. */
  List<String> administrators();
}
