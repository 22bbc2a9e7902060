package io.saima.review;

import io.saima.calendar.Quarter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The random seed of each quarter from which is drawn who rates whom, where there are more peers
 * than are asked. It is recorded before the draw and shown to nobody: it would tell who was drawn.
 */
@Service
@Transactional
class RaterSeeds {

  private static final int BYTES = 16;
  private static final String ALGORITHM = "SHA-256";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RaterSeeds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records the seed of a quarter; the first one stays. */
  void record(Quarter quarter) {
    if (text(quarter).isEmpty()) {
      byte[] seed = new byte[BYTES];
      random.nextBytes(seed);
      jdbc.sql("insert into rater_seed (quarter_code, seed, recorded_at) values (?, ?, ?)")
          .params(quarter.toString(), HexFormat.of().formatHex(seed), LocalDateTime.now(clock))
          .update();
    }
  }

  /**
   * The seed of one draw of the quarter. Before one was recorded it is the same for every quarter,
   * and what is drawn from it an example.
   */
  @Transactional(readOnly = true)
  long of(Quarter quarter, String draw) {
    try {
      byte[] hash =
          MessageDigest.getInstance(ALGORITHM)
              .digest((text(quarter) + "/" + draw).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
    }
  }

  private String text(Quarter quarter) {
    return jdbc.sql("select seed from rater_seed where quarter_code = ?")
        .param(quarter.toString())
        .query(String.class)
        .optional()
        .orElse("");
  }
}
