/**
 * Weeks and months at the size of a city, measured beside the bare engine and plain JDBC: {@code
 * mvn -Pbench verify}, see src/docs/benchmark.md.
 */
package io.saima.bench;
