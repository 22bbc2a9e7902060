package io.saima.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Counts what is asked of the database, by what those who ask it would write into the log. */
public final class Statements extends AppenderBase<ILoggingEvent> {

  private static final String HIBERNATE = "org.hibernate.SQL";
  private static final String TEMPLATE = "org.springframework.jdbc.core.JdbcTemplate";

  private final AtomicInteger count = new AtomicInteger();

  private Statements() {}

  /** How many statements the work needs; another thread's are counted too. */
  public static int of(Callable<?> work) throws Exception {
    List<Logger> loggers =
        Stream.of(HIBERNATE, TEMPLATE).map(name -> (Logger) LoggerFactory.getLogger(name)).toList();
    Statements statements = new Statements();
    statements.start();
    for (Logger logger : loggers) {
      logger.setLevel(Level.DEBUG);
      logger.setAdditive(false);
      logger.addAppender(statements);
    }
    try {
      work.call();
    } finally {
      for (Logger logger : loggers) {
        logger.detachAppender(statements);
        logger.setAdditive(true);
        logger.setLevel(null);
      }
    }
    return statements.count.get();
  }

  @Override
  protected void append(ILoggingEvent event) {
    String text = event.getFormattedMessage();
    if (event.getLoggerName().equals(HIBERNATE)
        || text.startsWith("Executing SQL")
        || text.startsWith("Executing prepared SQL statement")) {
      count.incrementAndGet();
    }
  }
}
