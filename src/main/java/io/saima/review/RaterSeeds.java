package io.saima.review;

import io.saima.calendar.Quarter;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.springframework.dao.DuplicateKeyException;
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
      try {
        jdbc.sql("insert into rater_seed (quarter_code, seed, recorded_at) values (?, ?, ?)")
            .params(quarter.toString(), HexFormat.of().formatHex(seed), LocalDateTime.now(clock))
            .update();
      } catch (DuplicateKeyException e) {
        // Another node recorded it at the same moment.
      }
    }
  }

  /** Waits until nobody else does what is done once for this seed. */
  void hold(Quarter quarter) {
    jdbc.sql("select quarter_code from rater_seed where quarter_code = ? for update")
        .param(quarter.toString())
        .query(String.class)
        .single();
  }

  /**
   * The seed of one draw of the quarter. Before one was recorded it is the same for every quarter,
   * and what is drawn from it an example.
   */
  @Transactional(readOnly = true)
  long of(Quarter quarter, String draw) {
    byte[] hash = HexFormat.of().parseHex(RaceOrder.digest(text(quarter) + "/" + draw));
    return ByteBuffer.wrap(hash).getLong();
  }

  private String text(Quarter quarter) {
    return jdbc.sql("select seed from rater_seed where quarter_code = ?")
        .param(quarter.toString())
        .query(String.class)
        .optional()
        .orElse("");
  }
}
