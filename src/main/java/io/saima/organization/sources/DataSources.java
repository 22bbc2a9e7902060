package io.saima.organization.sources;

import io.saima.organization.sources.SourceAct.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of data sources. Each has at most one token, given away once and stored as a hash; a
 * new one ends the old one at once.
 */
@Service
@Transactional
public class DataSources {

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}·、（）().\\- ]{0,58}[\\p{L}\\p{N}）)]");
  private static final String UNKNOWN = "0".repeat(64);
  private static final int REFUSALS = 30;

  private final JdbcClient jdbc;
  private final Clock clock;

  DataSources(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A source with the token that is shown this one time. */
  public record Granted(long id, String token) {}

  /** A delivery that was refused. */
  public record Refusal(LocalDateTime at, int status, String reason) {

    /** The reason line by line: the whole first, then single figures. */
    public List<String> lines() {
      return reason.lines().toList();
    }
  }

  @Transactional(readOnly = true)
  public List<DataSource> list() {
    return jdbc.sql("select * from data_source order by id").query(DataSources::read).list();
  }

  @Transactional(readOnly = true)
  public Optional<DataSource> find(long id) {
    return jdbc.sql("select * from data_source where id = ?")
        .param(id)
        .query(DataSources::read)
        .optional();
  }

  /**
   * Registers a source.
   *
   * @param name 2–60 letters, digits and a few marks, not taken yet
   * @param by the account of whoever does it
   * @throws SourceRefused if the name cannot be
   */
  public Granted create(String name, Allotment allotment, String by) {
    if (!NAME.matcher(name).matches()) {
      throw new SourceRefused("名称应为2至60个汉字、字母或数字，可含空格、括号、顿号、间隔号、点和短横线，请更正。");
    }
    KeyHolder key = new GeneratedKeyHolder();
    try {
      jdbc.sql("insert into data_source (name, units, indicators) values (:name, :units, :codes)")
          .param("name", name)
          .param("units", Allotment.text(allotment.units()))
          .param("codes", Allotment.text(allotment.indicators()))
          .update(key, "id");
    } catch (DuplicateKeyException e) {
      throw new SourceRefused("名称“" + name + "”已被使用，请换一个，或在原有的数据来源上更换令牌。");
    }
    long id = key.getKey().longValue();
    record(id, Act.CREATED, by);
    return grant(id);
  }

  /** Gives a source another token, also after it lost the last one; the old one ends now. */
  public Granted renew(long id, String by) {
    record(id, Act.RENEWED, by);
    return grant(id);
  }

  private Granted grant(long id) {
    SourceToken token = SourceToken.random(id);
    jdbc.sql("update data_source set token_hash = ?, wrong_token_at = null where id = ?")
        .params(token.hash(), id)
        .update();
    return new Granted(id, token.text());
  }

  /** Takes a source's token away; what it delivered stays. */
  public void revoke(long id, String by) {
    int had =
        jdbc.sql("update data_source set token_hash = null where id = ? and token_hash is not null")
            .param(id)
            .update();
    if (had > 0) {
      record(id, Act.REVOKED, by);
    }
  }

  /** Changes what a source may deliver from now on. */
  public void allot(long id, Allotment allotment, String by) {
    jdbc.sql("update data_source set units = ?, indicators = ? where id = ?")
        .params(Allotment.text(allotment.units()), Allotment.text(allotment.indicators()), id)
        .update();
    record(id, Act.ALLOTTED, by);
  }

  /** Lets a source report service events from now on, or not any more. */
  public void allowEvents(long id, boolean allowed, String by) {
    int changed =
        jdbc.sql("update data_source set service_events = ? where id = ? and service_events <> ?")
            .params(allowed, id, allowed)
            .update();
    if (changed > 0) {
      record(id, allowed ? Act.EVENTS_ALLOWED : Act.EVENTS_DENIED, by);
    }
  }

  private void record(long id, Act act, String by) {
    jdbc.sql("insert into data_source_act (source_id, act, done_by, done_at) values (?, ?, ?, ?)")
        .params(id, act.name(), by, now())
        .update();
  }

  /** What was done to a source, the newest first. */
  @Transactional(readOnly = true)
  public List<SourceAct> acts(long id) {
    return jdbc.sql("select * from data_source_act where source_id = ? order by id desc")
        .param(id)
        .query(
            (row, n) ->
                new SourceAct(
                    Act.valueOf(row.getString("act")),
                    row.getString("done_by"),
                    row.getObject("done_at", LocalDateTime.class)))
        .list();
  }

  // ---- the door

  /** The number that a token names, whether or not it is valid; empty if it is no token at all. */
  public static Optional<Long> named(String token) {
    return SourceToken.parse(token).map(SourceToken::source);
  }

  /** The source whose token this is; empty if it is nobody's, or nobody's any more. */
  public Optional<DataSource> authenticate(String token) {
    Optional<SourceToken> given = SourceToken.parse(token);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    long id = given.get().source();
    String hash =
        jdbc.sql("select token_hash from data_source where id = ? and token_hash is not null")
            .param(id)
            .query(String.class)
            .optional()
            .orElse(UNKNOWN);
    LocalDateTime now = now();
    if (!given.get().matches(hash)) {
      touch("wrong_token_at", id, now);
      return Optional.empty();
    }
    touch("last_used_at", id, now);
    return find(id);
  }

  /** To the minute: a source that sends a thousand deliveries does not write a thousand times. */
  private void touch(String column, long id, LocalDateTime now) {
    jdbc.sql(
            "update data_source set %1$s = ? where id = ? and (%1$s is null or %1$s <= ?)"
                .formatted(column))
        .params(now, id, now.minusMinutes(1))
        .update();
  }

  // ---- what was refused

  /**
   * Remembers a refused delivery; only the last few of a source are kept.
   *
   * @param status the HTTP status
   * @param reason what the source was told, in Chinese
   */
  public void refused(long id, int status, String reason) {
    jdbc.sql(
            "insert into data_source_refusal (source_id, refused_at, status, reason)"
                + " values (?, ?, ?, ?)")
        .params(id, now(), status, reason)
        .update();
    jdbc
        .sql("select id from data_source_refusal where source_id = ? order by id desc")
        .param(id)
        .query(Long.class)
        .list()
        .stream()
        .skip(REFUSALS)
        .forEach(
            old -> jdbc.sql("delete from data_source_refusal where id = ?").param(old).update());
  }

  /** The last refused deliveries of a source, the newest first. */
  @Transactional(readOnly = true)
  public List<Refusal> refusals(long id) {
    return jdbc.sql("select * from data_source_refusal where source_id = ? order by id desc")
        .param(id)
        .query(
            (row, n) ->
                new Refusal(
                    row.getObject("refused_at", LocalDateTime.class),
                    row.getInt("status"),
                    row.getString("reason")))
        .list();
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock);
  }

  private static DataSource read(ResultSet row, int number) throws SQLException {
    return new DataSource(
        row.getLong("id"),
        row.getString("name"),
        Allotment.of(row.getString("units"), row.getString("indicators")),
        row.getBoolean("service_events"),
        row.getString("token_hash") != null,
        Optional.ofNullable(row.getObject("last_used_at", LocalDateTime.class)),
        Optional.ofNullable(row.getObject("wrong_token_at", LocalDateTime.class)));
  }
}
