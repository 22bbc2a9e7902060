package io.saima.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The county as it is stored now: read once, and again after a change. A version row in the
 * database tells every node that another one has changed something; it is looked at once a second.
 */
@Component
public class CurrentCounty {

  static final String OFFICERS =
      "select id, name, unit_code, post_title, post_class, post_type, rank_level, supervisor_id,"
          + " status, joined_on, post_since, works_in_unit, unit_since, left_on from officer";

  private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

  private final JdbcTemplate jdbc;
  private final String organizationDepartment;
  private final String disciplineUnit;
  private final AtomicLong changes = new AtomicLong();
  private volatile Loaded loaded;

  private record Loaded(County county, long change, long version, long lookedAt) {}

  CurrentCounty(
      JdbcTemplate jdbc,
      @Value("${saima.organization.department-unit:}") String organizationDepartment,
      @Value("${saima.organization.discipline-unit:}") String disciplineUnit) {
    this.jdbc = jdbc;
    this.organizationDepartment = organizationDepartment;
    this.disciplineUnit = disciplineUnit;
  }

  public County get() {
    Loaded now = loaded;
    long nanos = System.nanoTime();
    if (now != null
        && now.change == changes.get()
        && (nanos - now.lookedAt < LOOK_AGAIN_NANOS || now.version == version())) {
      if (nanos - now.lookedAt >= LOOK_AGAIN_NANOS) {
        loaded = new Loaded(now.county, now.change, now.version, nanos);
      }
      return now.county;
    }
    synchronized (this) {
      if (loaded == now) {
        loaded = null;
        long change = changes.get();
        long version = version();
        loaded = new Loaded(load(), change, version, nanos);
      }
      return loaded.county;
    }
  }

  /**
   * Something of the organization changed: it is read again, here at once and on other nodes soon.
   */
  public void changed() {
    jdbc.update("update county_version set version_no = version_no + 1 where id = 1");
    forget();
  }

  /** The next look reads again, inside this transaction and after it. */
  public void forget() {
    changes.incrementAndGet();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              changes.incrementAndGet();
            }
          });
    }
  }

  private long version() {
    List<Long> rows =
        jdbc.queryForList("select version_no from county_version where id = 1", Long.class);
    return rows.isEmpty() ? 0 : rows.get(0);
  }

  private County load() {
    List<Unit> units =
        jdbc.query(
            "select code, name, kind, parent_code, district_class, pooling, pool_code from unit",
            (row, n) ->
                new Unit(
                    row.getString(1),
                    row.getString(2),
                    UnitKind.valueOf(row.getString(3)),
                    row.getString(4),
                    row.getString(5) == null ? null : DistrictClass.valueOf(row.getString(5)),
                    Pooling.valueOf(row.getString(6)),
                    row.getString(7)));
    return new County(
        units,
        rows(OFFICERS, CurrentCounty::officer),
        rows(
            "select officer_id, role_name, unit_code, from_date, to_date from appointment",
            (row, n) ->
                new Appointment(
                    row.getString(1),
                    AppointmentRole.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getObject(4, LocalDate.class),
                    row.getObject(5, LocalDate.class))),
        rows(
            "select officer_a, officer_b, kind from relation",
            (row, n) ->
                new Relation(
                    row.getString(1), row.getString(2), RelationKind.valueOf(row.getString(3)))),
        rows(
            "select officer_id, from_date, to_date from officer_leave",
            (row, n) ->
                new County.LeaveSpan(
                    row.getString(1),
                    row.getObject(2, LocalDate.class),
                    row.getObject(3, LocalDate.class))),
        named(units, organizationDepartment, "组织部"),
        named(units, disciplineUnit, "纪委监委", "纪委监委机关", "纪律检查委员会", "纪委"));
  }

  static Officer officer(ResultSet row, int number) throws SQLException {
    return new Officer(
        row.getString(1),
        row.getString(2),
        row.getString(3).intern(),
        row.getString(4),
        PostClass.valueOf(row.getString(5)),
        PostType.valueOf(row.getString(6)),
        RankLevel.valueOf(row.getString(7)),
        row.getString(8),
        OfficerStatus.valueOf(row.getString(9)),
        row.getObject(10, LocalDate.class),
        row.getObject(11, LocalDate.class),
        row.getString(12),
        row.getObject(13, LocalDate.class),
        row.getObject(14, LocalDate.class));
  }

  private <T> List<T> rows(String sql, RowMapper<T> mapper) {
    return jdbc.query(sql, mapper);
  }

  /** The configured unit, else the first whose name ends so. */
  private static String named(List<Unit> units, String configured, String... ends) {
    if (!configured.isEmpty()) {
      return configured;
    }
    for (String end : ends) {
      for (Unit unit : units) {
        if (unit.name().endsWith(end)) {
          return unit.code();
        }
      }
    }
    return null;
  }
}
