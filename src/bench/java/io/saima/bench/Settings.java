package io.saima.bench;

/**
 * What a run is asked for, from system properties.
 *
 * @param officers of the large county, at least 1,000; the small one has a tenth
 * @param jdbcUrl a server without a database in the path; empty for a MariaDB of our own
 * @param failing whether a missed bar fails the build
 */
record Settings(
    int officers, long seed, String jdbcUrl, String user, String password, boolean failing) {

  static Settings read() {
    int officers = Integer.parseInt(text("officers", "110000"));
    if (officers < 1_000) {
      throw new IllegalArgumentException("saima.bench.officers must be at least 1000");
    }
    return new Settings(
        officers,
        Long.parseLong(text("seed", "20261012")),
        text("jdbc-url", ""),
        text("jdbc-user", "root"),
        text("jdbc-password", ""),
        Boolean.parseBoolean(text("fail", "true")));
  }

  private static String text(String name, String otherwise) {
    String given = System.getProperty("saima.bench." + name, "");
    return given.isEmpty() ? otherwise : given;
  }
}
