package io.saima.support;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The flow nodes that tests of this build have passed, as the engine's history tells: a path that
 * was rolled back is not in it, nor is a step that was left without being done.
 */
public final class PassedNodes {

  private static final SeenByTests PASSED = new SeenByTests("nodes");
  private static final int CANCELED = 2;

  private PassedNodes() {}

  static void record(JdbcClient jdbc) {
    PASSED.add(
        jdbc.sql(
                "select distinct concat(PROC_DEF_KEY_, '/', ACT_ID_) from ACT_HI_ACTINST"
                    + " where END_TIME_ is not null and ACT_INST_STATE_ <> ?")
            .param(CANCELED)
            .query(String.class)
            .list());
  }

  /** {@code process/node}, in order. */
  public static Set<String> all() {
    return PASSED.all();
  }
}
