package io.saima.bench;

import io.saima.SaimaApplication;
import io.saima.organization.CurrentCounty;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real application with its profile {@code mysql}; its launchers start only what is asked. */
final class Application implements AutoCloseable {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final ConfigurableApplicationContext context;

  private Application(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Keeps the helpers of the tests, which lie on the same class path, out of it. */
  private static final class NoTestHelpers extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
      var annotations = reader.getAnnotationMetadata();
      return annotations.isAnnotated(TestComponent.class.getName())
          || annotations.isAnnotated(TestConfiguration.class.getName());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof NoTestHelpers;
    }

    @Override
    public int hashCode() {
      return NoTestHelpers.class.hashCode();
    }
  }

  /** Starts it on an empty database. */
  static Application start(Server server, String database, LocalDateTime time) {
    setTime(time);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--saima.home=target/bench/home",
                "--saima.schedules.server-presence=-",
                "--saima.schedules.evidence-sweep=-",
                "--SAIMA_ADMIN_PASSWORD=bench-password-1",
                "--SAIMA_CONTACT_KEY=a key of the benchmark, long enough",
                "--saima.links.per-address=1000000000",
                "--SAIMA_DB_URL=" + server.url(database),
                "--SAIMA_DB_USER=" + server.user(),
                "--SAIMA_DB_PASSWORD=" + server.password(),
                "--camunda.bpm.metrics.db-reporter-activate=false",
                "--logging.level.root=warn"));
    if (server.isMariaDb()) {
      arguments.add("--spring.jpa.database-platform=org.hibernate.dialect.MariaDBDialect");
      arguments.add("--spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false");
    }
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(SaimaApplication.class)
            .profiles("mysql")
            .initializers(
                initialized ->
                    initialized
                        .getBeanFactory()
                        .registerSingleton("noTestHelpers", new NoTestHelpers()))
            .run(arguments.toArray(String[]::new));
    Application application = new Application(context);
    application.jobs().shutdown();
    application.untilNoJobRuns();
    ManagementService management = application.engine().getManagementService();
    for (Job timer : management.createJobQuery().timers().listPage(0, 1_000)) {
      management.suspendJobById(timer.getId());
    }
    return application;
  }

  /** From now on it is this time, and time runs on. */
  static void setTime(LocalDateTime time) {
    ClockUtil.offset(time.atZone(ZONE).toInstant().toEpochMilli() - System.currentTimeMillis());
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  ProcessEngine engine() {
    return bean(ProcessEngine.class);
  }

  JdbcTemplate jdbc() {
    return bean(JdbcTemplate.class);
  }

  long count(String sql, Object... parameters) {
    return jdbc().queryForObject(sql, Long.class, parameters);
  }

  /** The county was filled from outside. */
  void readCounty() {
    bean(CurrentCounty.class).changed();
    bean(CurrentCounty.class).get();
  }

  private JobExecutor jobs() {
    return ((ProcessEngineConfigurationImpl) engine().getProcessEngineConfiguration())
        .getJobExecutor();
  }

  /**
   * Lets the job executor work for about this long, or until it has nothing left to do.
   *
   * @return whether there is more to do
   */
  boolean work(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    jobs().start();
    while (System.nanoTime() < end && waiting() > 0) {
      Thread.sleep(20);
    }
    jobs().shutdown();
    untilNoJobRuns();
    long failed = engine().getManagementService().createJobQuery().withException().count();
    if (failed > 0) {
      Job job =
          engine().getManagementService().createJobQuery().withException().listPage(0, 1).get(0);
      throw new IllegalStateException(
          "A job failed: "
              + engine().getManagementService().getJobExceptionStacktrace(job.getId()));
    }
    return waiting() > 0;
  }

  private long waiting() {
    return engine().getManagementService().createJobQuery().executable().active().count();
  }

  private void untilNoJobRuns() {
    while (count("select count(*) from ACT_RU_JOB where LOCK_OWNER_ is not null") > 0) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
