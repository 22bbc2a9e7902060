package io.saima.organization.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.calendar.Quarter;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.imports.ImportAnswer.FileAnswer;
import io.saima.organization.imports.ImportAnswer.Status;
import io.saima.support.SaimaTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every reason of the contract, with file, line and column.
 *
 * <p>A case is written as a file and what is expected of it: {@code LINE COLUMN REASON}, with
 * {@code -} for no column. It is imported into a small county whose files are all good.
 */
@SaimaTest
class ReasonsTest {

  /** A county that is small and without a fault: each table's file. */
  private static final Map<String, String> COUNTY = new LinkedHashMap<>();

  static {
    COUNTY.put(
        "units",
        """
        code,name,kind,parent_code,district_class,pooling,pool_code
        U1,县委办公室,行政,,,OWN,
        U2,档案馆,参公,U1,,MERGED,U1
        U3,总工会,群团,,,JOINT,POOL1
        U4,妇女联合会,群团,,,JOINT,POOL1
        U5,望江街道,乡镇街道,,城市服务型,OWN,
        """);
    COUNTY.put(
        "officers",
        """
        id,name,unit_code,post_title,post_class,post_type,rank_level,supervisor_id,status,joined_on,post_since,works_in_unit,unit_since,left_on
        P1,甲,U1,书记,正职,综合,县处级正职,,NORMAL,2000-07-01,,,,
        P2,乙,U1,主任,正职,综合,乡科级正职,P1,NORMAL,2001-07-01,,,,
        P3,丙,U1,干部,一般,综合,一级科员,P2,NORMAL,2002-07-01,,,,
        P4,丁,U1,干部,一般,综合,一级科员,P2,NORMAL,2003-07-01,,,,
        P5,戊,U5,干部,一般,综合,一级科员,P2,NORMAL,2004-07-01,,,,
        """);
    COUNTY.put(
        "appointments",
        """
        officer_id,role,unit_code,from_date,to_date
        P3,人事干部,U1,2026-01-01,
        """);
    COUNTY.put(
        "relations",
        """
        officer_a,officer_b,kind
        P3,P4,夫妻
        """);
    COUNTY.put(
        "indicator-library",
        """
        code,name,level,parent_code,module,system
        D1,政治素质,1,,共性,德
        D101,理论学习,2,D1,共性,德
        J101,重点项目,2,D1,个性,绩
        """);
    COUNTY.put(
        "plans",
        """
        code,unit_code,post_class,quarter,name
        A1,U1,一般,2026-Q3,县委办公室一般干部方案
        A2,U1,正职,2026-Q3,县委办公室正职方案
        """);
    COUNTY.put(
        "plan-indicators",
        """
        plan_code,indicator_code,library_code,name,module,system,weight,unit,direction,measure,scope,target,core,project,latent,debt_ceiling
        A1,I1,D101,学习,共性,德,30,次,HIGHER,FLOW,OFFICER,6,N,N,N,
        A1,I2,J101,项目,个性,绩,40,个,HIGHER,FLOW,UNIT,3,Y,Y,N,60
        A1,I3,J101,投诉,个性,绩,30,件,LOWER,FLOW,UNIT,0,N,N,N,
        """);
    COUNTY.put(
        "leave",
        """
        officer_id,from_date,to_date,kind
        P3,2026-08-03,2026-08-07,年休假
        """);
    COUNTY.put(
        "indicator-actuals",
        """
        plan_code,indicator_code,officer_id,month,actual,debt_rate,source
        A1,I1,P3,2026-07,2,,台账
        A1,I2,,2026-07,1,55.5,台账
        """);
    COUNTY.put(
        "weekly-logs",
        """
        officer_id,week,planned,done,content,place,lat,lon,submitted_at
        P3,2026-W27,3,2,走访,望江街道,26.5,109.4,2026-07-03T17:00:00+08:00
        """);
    COUNTY.put(
        "service-events",
        """
        id,officer_id,kind,occurred_at,contact_hash
        E1,P3,公开审批,2026-07-01T09:00:00+08:00,0123456789abcdef0123456789abcdef
        E2,P3,下村走访,2026-07-02T09:00:00+08:00,0123456789abcdef0123456789abcdef
        """);
    COUNTY.put(
        "ratings",
        """
        event_id,score,tags,comment,rated_at
        E1,9,态度热情;一次办结,很好,2026-07-01T10:00:00+08:00
        """);
    COUNTY.put(
        "punishments",
        """
        officer_id,kind,decided_on,reference
        P4,警告,2026-07-01,县纪〔2026〕1号
        """);
    COUNTY.put(
        "facts",
        """
        id,officer_id,kind,occurred_on,verified_on,plan_code,indicator_code,points,reference,summary
        F1,P3,数据造假,2026-07-01,2026-07-05,A1,I1,,核查1号,虚报
        F2,P3,表彰加分,2026-07-01,,,,2,表彰1号,先进
        """);
    COUNTY.put(
        "special-merits",
        """
        event_code,event_name,officer_id,occurred_on,role,reference
        M1,防汛,P3,2026-07-10,指挥,县委1号
        """);
  }

  @Autowired Imports imports;
  @Autowired ClosedQuarters closed;
  @Autowired JdbcTemplate jdbc;
  @TempDir Path folder;

  private final Set<Reason> shown = new HashSet<>();

  private static String header(String table) {
    return COUNTY.get(table).lines().findFirst().orElseThrow() + "\n";
  }

  private ImportFile file(String name, byte[] content) {
    try {
      Path path = Files.createTempFile(folder, "file", ".csv");
      return new ImportFile(name, Files.write(path, content));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ImportAnswer take(String table, byte[] content) {
    return imports.take(List.of(file(table + ".csv", content)));
  }

  private ImportAnswer take(String table, String content) {
    return take(table, content.getBytes(StandardCharsets.UTF_8));
  }

  private void importCounty() {
    ImportAnswer answer =
        imports.take(
            COUNTY.entrySet().stream()
                .map(e -> file(e.getKey() + ".csv", e.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList());
    assertThat(answer.errors()).isEmpty();
  }

  private void refused(String table, byte[] content, String... expected) {
    Map<String, Object> before = counts();
    ImportAnswer answer = take(table, content);
    assertThat(answer.errors())
        .extracting(
            e -> e.line() + " " + (e.column().isEmpty() ? "-" : e.column()) + " " + e.reason())
        .containsExactly(expected);
    assertThat(answer.errors())
        .allSatisfy(
            e -> {
              assertThat(e.file()).isEqualTo(table + ".csv");
              assertThat(e.message()).containsPattern("\\p{IsHan}");
              shown.add(e.reason());
            });
    assertThat(answer.files())
        .containsExactly(new FileAnswer(table + ".csv", Status.REFUSED, 0, 0));
    assertThat(counts()).as("nothing of a refused file is stored").isEqualTo(before);
  }

  private Map<String, Object> counts() {
    Map<String, Object> counts = new HashMap<>();
    for (String table :
        List.of("unit", "officer", "plan_indicator", "indicator_actual", "rating")) {
      counts.put(table, jdbc.queryForObject("select count(*) from " + table, Long.class));
    }
    return counts;
  }

  private record Case(String name, String table, byte[] content, String[] expected) {}

  private static Case rows(String name, String table, String rows, String... expected) {
    return new Case(name, table, (header(table) + rows).getBytes(StandardCharsets.UTF_8), expected);
  }

  private static Case whole(String name, String table, String content, String... expected) {
    return new Case(name, table, content.getBytes(StandardCharsets.UTF_8), expected);
  }

  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      out.writeBytes(
          part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static String officer(Map<String, String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    String[] names = header("officers").strip().split(",");
    String[] good = "P9,己,U1,干部,一般,综合,一级科员,P2,NORMAL,2002-07-01,,,,".split(",", -1);
    for (int i = 0; i < names.length; i++) {
      row.put(names[i], good[i]);
    }
    row.putAll(cells);
    return String.join(",", row.values()) + "\n";
  }

  private static String indicator(String code, String weight) {
    return "A2," + code + ",D101,学习,共性,德," + weight + ",次,HIGHER,FLOW,OFFICER,6,N,N,N,\n";
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    // the file
    cases.add(whole("no byte", "leave", "", "1 - EMPTY_FILE"));
    cases.add(whole("a byte order mark only", "leave", "\uFEFF", "1 - EMPTY_FILE"));
    cases.add(whole("empty lines only", "leave", "\n\r\n\n", "1 - EMPTY_FILE"));
    cases.add(
        new Case(
            "GBK",
            "leave",
            bytes(
                header("leave"),
                "P3,2026-08-10,2026-08-11,",
                "病假".getBytes(Charset.forName("GBK"))),
            new String[] {"2 - ENCODING"}));
    cases.add(
        new Case(
            "bytes are looked at before quotes",
            "leave",
            bytes(header("leave"), "P3,a\"b,,\n", new byte[] {(byte) 0xC0, (byte) 0xAF}),
            new String[] {"3 - ENCODING"}));
    cases.add(
        new Case(
            "an end in the middle of a character",
            "leave",
            bytes(header("leave"), "\n\nP3", new byte[] {(byte) 0xE5, (byte) 0xA7}),
            new String[] {"4 - ENCODING"}));
    cases.add(rows("a NUL", "leave", "P3,2026-08-10,2026-08-11,病假\nP3\0,,,\n", "3 - NUL"));
    cases.add(
        rows(
            "an open quote, told where it opens",
            "weekly-logs",
            "P3,2026-W28,1,1,\"a\nb\",\"c\nd\n",
            "3 - UNTERMINATED_QUOTE"));
    cases.add(rows("a quote in a bare cell", "leave", "\nP3,20\"26,,\n", "3 - BAD_QUOTE"));
    cases.add(rows("text after a quote", "weekly-logs", "\"P3\",\"a\n\" b\n", "2 - BAD_QUOTE"));
    // the header
    cases.add(
        whole(
            "the header's columns",
            "leave",
            "officer_id,from_date,kind,from_date,Kind\nx\n",
            "1 from_date DUPLICATE_COLUMN",
            "1 Kind UNKNOWN_COLUMN",
            "1 to_date MISSING_COLUMN"));
    // cells
    cases.add(
        rows(
            "too few and too many cells, and an empty line within",
            "leave",
            "P3,2026-08-10,2026-08-11\nP3,2026-08-10,2026-08-11,病假,\n\nP3,2026-08-12,2026-08-12,病假\n\r\n\n",
            "2 - FIELD_COUNT",
            "3 - FIELD_COUNT",
            "4 - FIELD_COUNT"));
    cases.add(
        rows(
            "control characters",
            "special-merits",
            "M2,防\u200B汛,P3,2026-07-10,指\u202E挥,\"县\r委\"\nM3,防\u0001,P3,2026-07-10,a\rb,\uFEFF县\n",
            "2 event_name CONTROL_CHAR",
            "2 role CONTROL_CHAR",
            "2 reference CONTROL_CHAR",
            "3 event_name CONTROL_CHAR",
            "3 role CONTROL_CHAR",
            "3 reference CONTROL_CHAR"));
    cases.add(
        rows(
            "empty cells that must have a value, and a body of white space",
            "weekly-logs",
            "P3,2026-W28,,1,\" \u3000\n\",,,,\"\"\n",
            "2 planned REQUIRED",
            "2 content REQUIRED",
            "2 submitted_at REQUIRED"));
    cases.add(
        rows(
            "codes and texts",
            "special-merits",
            "m1, 防汛,P,2026-07-10,\"指\n挥\",县委\u3000\n-M,防汛,P3,2026-07-10,指挥,"
                + "字".repeat(61)
                + "\n",
            "2 event_code PATTERN",
            "2 event_name PATTERN",
            "2 officer_id PATTERN",
            "2 role PATTERN",
            "2 reference PATTERN",
            "4 event_code PATTERN",
            "4 reference TOO_LONG"));
    cases.add(
        rows(
            "a hash that is a telephone number",
            "service-events",
            "E9,P3,公开审批,2026-07-01T09:00:00+08:00,13800000000\n",
            "2 contact_hash PATTERN"));
    cases.add(
        rows(
            "lists",
            "ratings",
            "E2,5,热情,,2026-07-02T10:00:00+08:00\nE1,5,态度热情;态度热情,,2026-07-02T10:00:00+08:00\n",
            "2 tags NOT_IN_LIST",
            "3 tags PATTERN"));
    cases.add(
        rows(
            "six tags",
            "ratings",
            "E2,5,态度热情;一次办结;讲解清楚;效率高;主动上门;作风务实,,2026-07-02T10:00:00+08:00\n",
            "2 tags TOO_LONG"));
    cases.add(
        rows("a kind of leave", "leave", "P3,2026-08-10,2026-08-11,探亲\n", "2 kind NOT_IN_LIST"));
    cases.add(
        rows(
            "numbers",
            "weekly-logs",
            "P3,2026-W28,03,+1,a,,1e1,\"1,0\",2026-07-10T17:00:00+08:00\n"
                + "P3,2026-W29,51,-1,a,,90.000001,-180.1,2026-07-17T17:00:00+08:00\n"
                + "P3,2026-W30,99999999999999999999,1,a,,1.1234567,1.,2026-07-24T17:00:00+08:00\n",
            "2 planned NUMBER",
            "2 done NUMBER",
            "2 lat NUMBER",
            "2 lon NUMBER",
            "3 planned RANGE",
            "3 done RANGE",
            "3 lat RANGE",
            "3 lon RANGE",
            "4 planned RANGE",
            "4 lat NUMBER",
            "4 lon NUMBER"));
    cases.add(
        rows(
            "decimals",
            "indicator-actuals",
            "A1,I2,,2026-08,-1,1000.1,台账\nA1,I2,,2026-09,1.12345,1%,台账\n",
            "2 actual RANGE",
            "2 debt_rate RANGE",
            "3 actual NUMBER",
            "3 debt_rate NUMBER"));
    cases.add(
        rows(
            "dates that do not exist",
            "leave",
            "P3,2026-02-29,2026-2-1,病假\nP3,1949-12-31,2026/08/01,病假\n",
            "2 from_date DATE",
            "2 to_date DATE",
            "3 from_date DATE",
            "3 to_date DATE"));
    cases.add(
        rows(
            "weeks and moments",
            "weekly-logs",
            "P3,2025-W53,1,1,a,,,,2026-07-10T17:00+08:00\nP3,2026-W54,1,1,a,,,,2026-07-10T17:00:00Z\n",
            "2 week DATE",
            "2 submitted_at DATE",
            "3 week DATE",
            "3 submitted_at DATE"));
    cases.add(rows("quarters", "plans", "A9,U1,副职,2026-Q5,方案\n", "2 quarter DATE"));
    cases.add(rows("months", "indicator-actuals", "A1,I2,,2026-13,1,,台账\n", "2 month DATE"));
    // keys
    cases.add(
        rows(
            "a key twice, whatever else is wrong with the first",
            "leave",
            "P3,2026-09-01,2026-09-02,探亲\nP3,2026-09-01,2026-09-03,病假\nP3,2026-09-01,2026-09-03,病假\n",
            "2 kind NOT_IN_LIST",
            "3 officer_id DUPLICATE_KEY",
            "4 officer_id DUPLICATE_KEY"));
    cases.add(
        rows(
            "a pair turned round",
            "relations",
            "P5,P2,近姻亲\nP2,P5,近姻亲\n",
            "3 officer_a DUPLICATE_KEY"));
    cases.add(
        rows(
            "an empty part of a key is a value",
            "appointments",
            "P3,核查组,,2026-01-01,\nP3,核查组,U1,2026-01-01,\nP3,核查组,,2026-01-01,2026-02-01\n",
            "4 officer_id DUPLICATE_KEY"));
    cases.add(
        rows(
            "a plan's post taken in the file, and by a stored plan",
            "plans",
            "A7,U1,副职,2026-Q3,方案\nA8,U1,副职,2026-Q3,方案\nA9,U1,一般,2026-Q3,方案\n",
            "3 unit_code DUPLICATE_KEY",
            "4 unit_code DUPLICATE_KEY"));
    // references
    cases.add(
        rows(
            "references to nothing",
            "officers",
            officer(Map.of("unit_code", "U9", "supervisor_id", "P99", "works_in_unit", "U8")),
            "2 unit_code UNKNOWN_REF",
            "2 supervisor_id UNKNOWN_REF",
            "2 works_in_unit UNKNOWN_REF"));
    cases.add(
        rows(
            "an indicator that the plan has not",
            "indicator-actuals",
            "A1,I9,,2026-08,1,,台账\nA2,I1,,2026-08,1,,台账\n",
            "2 indicator_code UNKNOWN_REF",
            "3 indicator_code UNKNOWN_REF"));
    cases.add(
        rows(
            "oneself",
            "officers",
            officer(Map.of("supervisor_id", "P9")),
            "2 supervisor_id SELF_REF"));
    cases.add(rows("related to oneself", "relations", "P3,P3,夫妻\n", "2 officer_b SELF_REF"));
    cases.add(
        rows(
            "a cycle over stored rows: those of the file are told",
            "officers",
            officer(Map.of("id", "P8", "supervisor_id", "P3"))
                + officer(Map.of("id", "P2", "supervisor_id", "P8"))
                + officer(Map.of("id", "P7", "supervisor_id", "P8")),
            "2 supervisor_id CYCLE",
            "3 supervisor_id CYCLE"));
    cases.add(
        rows(
            "units above each other",
            "units",
            "U1,县委办公室,行政,U5,,OWN,\nU5,望江街道,乡镇街道,U1,城市服务型,OWN,\n",
            "2 parent_code CYCLE",
            "3 parent_code CYCLE"));
    // conditions
    cases.add(
        rows(
            "conditions of units",
            "units",
            """
            V1,a,乡镇街道,,,OWN,
            V2,a,行政,,城市服务型,OWN,POOL1
            V3,a,参公,,,MERGED,U1
            V4,a,参公,U2,,MERGED,U2
            V5,a,参公,U1,,MERGED,U5
            V6,a,群团,,,JOINT,
            V7,a,群团,,,JOINT,V1
            POOL1,a,行政,,,OWN,
            U1,县委办公室,行政,,,JOINT,POOL2
            """,
            "2 district_class CONDITION",
            "3 district_class CONDITION",
            "3 pool_code CONDITION",
            "4 parent_code CONDITION",
            "5 parent_code CONDITION",
            "6 parent_code CONDITION",
            "6 pool_code CONDITION",
            "7 pool_code CONDITION",
            "8 pool_code CONDITION",
            "9 code CONDITION",
            "10 pooling CONDITION"));
    cases.add(
        rows(
            "conditions of officers",
            "officers",
            officer(Map.of("supervisor_id", ""))
                + officer(Map.of("id", "PA", "post_since", "2002-06-30", "left_on", "2002-06-30"))
                + officer(Map.of("id", "PB", "unit_since", "2002-06-30"))
                + officer(Map.of("id", "PC", "status", "VILLAGE"))
                + officer(Map.of("id", "PD", "status", "VILLAGE", "works_in_unit", "U2"))
                + officer(Map.of("id", "PE", "status", "SECONDED", "works_in_unit", "U1"))
                + officer(Map.of("id", "PF", "works_in_unit", "U5")),
            "2 supervisor_id CONDITION",
            "3 post_since CONDITION",
            "3 left_on CONDITION",
            "4 unit_since CONDITION",
            "5 works_in_unit CONDITION",
            "6 works_in_unit CONDITION",
            "7 works_in_unit CONDITION",
            "8 works_in_unit CONDITION"));
    cases.add(
        rows(
            "conditions of appointments",
            "appointments",
            "P3,考核委员,,2026-01-01,\nP3,督导组,,2026-01-02,2026-01-01\n"
                + "P3,联合考核负责人,,2026-01-01,\nP3,联合考核负责人,U1,2026-01-01,\n",
            "2 unit_code CONDITION",
            "3 to_date CONDITION",
            "4 unit_code CONDITION",
            "5 unit_code CONDITION"));
    cases.add(
        rows(
            "conditions of the library",
            "indicator-library",
            "X1,a,1,D1,共性,德\nX2,a,2,,共性,德\nX3,a,2,D101,共性,德\n",
            "2 parent_code CONDITION",
            "3 parent_code CONDITION",
            "4 parent_code CONDITION"));
    cases.add(
        rows(
            "conditions of indicators",
            "plan-indicators",
            "A2,I1,D1,a,共性,能,40,次,HIGHER,FLOW,UNIT,0,N,N,N,5\n",
            "2 library_code CONDITION",
            "2 system CONDITION",
            "2 target CONDITION",
            "2 debt_ceiling CONDITION"));
    cases.add(
        rows(
            "leave that ends before it begins",
            "leave",
            "P3,2026-08-10,2026-08-09,病假\n",
            "2 to_date CONDITION"));
    cases.add(
        rows(
            "conditions of figures",
            "indicator-actuals",
            """
            A1,I1,,2026-08,1,,台账
            A1,I2,P3,2026-08,1,,台账
            A1,I1,P5,2026-08,1,,台账
            A1,I1,P2,2026-08,1,,台账
            A1,I3,,2026-06,1,5,台账
            """,
            "2 officer_id CONDITION",
            "3 officer_id CONDITION",
            "4 officer_id CONDITION",
            "5 officer_id CONDITION",
            "6 month CONDITION",
            "6 debt_rate CONDITION"));
    cases.add(
        rows(
            "conditions of logs",
            "weekly-logs",
            """
            P3,2026-W28,1,2,a,,1,,2026-07-05T23:59:59+08:00
            P3,2026-W29,1,1,a,,,1,2026-07-13T00:00:00+08:00
            """,
            "2 done CONDITION",
            "2 lon CONDITION",
            "2 submitted_at CONDITION",
            "3 lat CONDITION"));
    cases.add(
        rows(
            "a rating before the event",
            "ratings",
            "E2,5,,,2026-07-02T08:59:59+08:00\n",
            "2 rated_at CONDITION"));
    cases.add(
        rows(
            "conditions of facts",
            "facts",
            """
            F3,P3,数据造假,2026-07-02,2026-07-01,,,,a,b
            F4,P3,政治纪律,2026-07-02,,A1,I1,1,a,b
            F5,P3,表彰加分,2026-07-02,,,,0,a,b
            F6,P3,通报扣分,2026-07-02,,,,,a,b
            F7,P3,数据造假,2026-07-02,,A1,I9,,a,b
            """,
            "2 verified_on CONDITION",
            "2 plan_code CONDITION",
            "2 indicator_code CONDITION",
            "3 plan_code CONDITION",
            "3 indicator_code CONDITION",
            "3 points CONDITION",
            "4 points CONDITION",
            "5 points CONDITION",
            "6 indicator_code UNKNOWN_REF"));
    // sets
    cases.add(
        rows(
            "weights that are not 100",
            "plan-indicators",
            indicator("I1", "40") + indicator("I2", "40") + indicator("I3", "19.9999"),
            "2 weight WEIGHT_SUM"));
    cases.add(
        rows(
            "ten indicators",
            "plan-indicators",
            Stream.of("I0", "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9")
                .map(code -> indicator(code, "10"))
                .collect(Collectors.joining()),
            "2 plan_code INDICATOR_COUNT"));
    cases.add(
        rows(
            "no sum for a plan with a refused row",
            "plan-indicators",
            indicator("I1", "40") + indicator("i2", "40"),
            "3 indicator_code PATTERN"));
    cases.add(
        rows(
            "what is stored once is never changed",
            "ratings",
            "E1,8,态度热情;一次办结,很好,2026-07-01T10:00:00+08:00\n",
            "2 - CONFLICT"));
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsToldOnceWithItsPlace() {
    importCounty();
    List<DynamicTest> tests =
        new ArrayList<>(
            cases().stream()
                .map(
                    c ->
                        DynamicTest.dynamicTest(
                            c.name(), () -> refused(c.table(), c.content(), c.expected())))
                .toList());
    tests.add(
        DynamicTest.dynamicTest(
            "every reason was shown",
            () -> {
              Set<Reason> elsewhere =
                  Set.of(Reason.UNKNOWN_FILE, Reason.DUPLICATE_FILE, Reason.FROZEN);
              assertThat(Arrays.stream(Reason.values()).filter(r -> !elsewhere.contains(r)))
                  .allMatch(shown::contains);
            }));
    return tests.stream();
  }

  @Test
  void aNameThatIsNoTableRefusesTheWholeUpload() {
    ImportAnswer answer =
        imports.take(
            List.of(
                file("Units.csv", bytes(COUNTY.get("units"))),
                file("units.csv", bytes(COUNTY.get("units"))),
                file("leave.csv", bytes(header("leave"))),
                file("leave.csv", bytes(header("leave")))));
    assertThat(answer.errors())
        .extracting(e -> e.file() + " " + e.line() + " " + e.reason())
        .containsExactly("Units.csv 1 UNKNOWN_FILE", "leave.csv 1 DUPLICATE_FILE");
    assertThat(answer.files())
        .extracting(f -> f.file() + " " + f.status())
        .contains("units.csv NOT_TRIED", "Units.csv REFUSED");
    assertThat(counts()).containsEntry("unit", 0L);
  }

  @Test
  void theFilesBeforeARefusedOneStayAndThoseAfterItAreNotTried() {
    ImportAnswer answer =
        imports.take(
            List.of(
                file("leave.csv", bytes(header("leave"))),
                file("officers.csv", bytes("x")),
                file("units.csv", bytes(COUNTY.get("units")))));
    assertThat(answer.files())
        .containsExactly(
            new FileAnswer("units.csv", Status.TAKEN, 5, 0),
            new FileAnswer("officers.csv", Status.REFUSED, 0, 0),
            new FileAnswer("leave.csv", Status.NOT_TRIED, 0, 0));
    assertThat(counts()).containsEntry("unit", 5L);
  }

  @Test
  void columnsInAnyOrderMarksQuotesAndLineEndsAreAllTheSame() {
    importCounty();
    ImportAnswer answer =
        take(
            "weekly-logs",
            "\uFEFFcontent,week,done,planned,officer_id,lon,lat,place,submitted_at\r\n"
                + "\"甲\r\n\"\"乙\"\"，=1+1,<b>\",2026-W28,1,1,\"P3\",\"\",,𠮷·,2026-07-10T17:00:00+08:00\r\n"
                + "走访,2026-W27,2,3,P3,109.400000,26.50,望江街道,2026-07-03T17:00:00+08:00");
    assertThat(answer.errors()).isEmpty();
    assertThat(answer.files())
        .containsExactly(new FileAnswer("weekly-logs.csv", Status.TAKEN, 1, 1));
    assertThat(
            jdbc.queryForMap(
                "select content, place, lat from weekly_log where week_code = '2026-W28'"))
        .containsEntry("content", "甲\n\"乙\"，=1+1,<b>")
        .containsEntry("place", "𠮷·")
        .containsEntry("lat", null);
  }

  @Test
  void fiftyCharactersBeyondTheFirstPlaneAreAName() {
    importCounty();
    assertThat(
            take("officers", header("officers") + officer(Map.of("name", "𠮷".repeat(50))))
                .errors())
        .isEmpty();
    refused(
        "officers",
        bytes(header("officers"), officer(Map.of("name", "𠮷".repeat(51)))),
        "2 name TOO_LONG");
  }

  @Test
  void onlyAHeaderChangesNothing() {
    assertThat(take("units", header("units")).files())
        .containsExactly(new FileAnswer("units.csv", Status.TAKEN, 0, 0));
  }

  @Test
  void aFileMayPointToItsOwnRowsInAnyOrder() {
    take("units", COUNTY.get("units"));
    List<String> lines = new ArrayList<>(COUNTY.get("officers").lines().skip(1).toList());
    Collections.reverse(lines);
    assertThat(take("officers", header("officers") + String.join("\n", lines)).errors()).isEmpty();
  }

  @Test
  void theRowsOfAPlanReplaceItsWholeSet() {
    importCounty();
    ImportAnswer answer =
        take(
            "plan-indicators",
            header("plan-indicators")
                + """
                A1,I1,D101,学习,共性,德,30,次,HIGHER,FLOW,OFFICER,6,N,N,N,
                A1,I2,J101,项目,个性,绩,40.00,个,HIGHER,FLOW,UNIT,3.0,Y,Y,N,60
                A1,I4,J101,投诉,个性,绩,30,件,LOWER,FLOW,UNIT,0,N,N,N,
                """);
    assertThat(answer.files())
        .containsExactly(new FileAnswer("plan-indicators.csv", Status.TAKEN, 2, 2));
    assertThat(
            jdbc.queryForList(
                "select indicator_code from plan_indicator order by indicator_code", String.class))
        .containsExactly("I1", "I2", "I4");
  }

  @Test
  void twoPlansMaySwapTheirPosts() {
    importCounty();
    ImportAnswer answer =
        take("plans", header("plans") + "A1,U1,正职,2026-Q3,方案\nA2,U1,一般,2026-Q3,方案\n");
    assertThat(answer.errors()).isEmpty();
    assertThat(jdbc.queryForObject("select post_class from plan where code = 'A2'", String.class))
        .isEqualTo("GENERAL");
  }

  @Test
  void aPairTurnedRoundIsTheSameRelation() {
    importCounty();
    assertThat(take("relations", header("relations") + "P4,P3,夫妻\n").files())
        .containsExactly(new FileAnswer("relations.csv", Status.TAKEN, 0, 1));
  }

  @Test
  void figuresOfWhoHasMovedOnMayComeAgain() {
    importCounty();
    take("officers", header("officers") + officer(Map.of("id", "P3", "unit_code", "U5")));
    assertThat(take("indicator-actuals", COUNTY.get("indicator-actuals")).files())
        .containsExactly(new FileAnswer("indicator-actuals.csv", Status.TAKEN, 0, 2));
  }

  @Test
  void aFrozenQuarterTakesItsOwnRowsAgainAndNoOthers() {
    importCounty();
    Quarter quarter = Quarter.parse("2026-Q3");
    closed.close(quarter, ClosedQuarters.Part.PLANS, LocalDateTime.of(2026, 10, 1, 9, 0));
    assertThat(
            take("indicator-actuals", header("indicator-actuals") + "A1,I2,,2026-08,2,,台账\n")
                .errors())
        .as("figures are taken until the cut-off")
        .isEmpty();
    closed.close(quarter, ClosedQuarters.Part.INPUTS, LocalDateTime.of(2026, 10, 20, 9, 0));
    for (Map.Entry<String, String> again : COUNTY.entrySet()) {
      assertThat(take(again.getKey(), again.getValue()).errors()).as(again.getKey()).isEmpty();
    }
    refused(
        "plans",
        bytes(header("plans"), "A1,U1,一般,2026-Q4,方案\nA3,U1,副职,2026-Q3,方案\nA4,U1,副职,2026-Q4,方案\n"),
        "2 - FROZEN",
        "3 - FROZEN");
    refused(
        "plan-indicators",
        bytes(
            header("plan-indicators"),
            "A1,I1,D101,学习,共性,德,30,次,HIGHER,FLOW,OFFICER,6,N,N,N,\n",
            "A1,I2,J101,项目,个性,绩,40,个,HIGHER,FLOW,UNIT,3,Y,Y,N,60\n",
            "A1,I4,J101,投诉,个性,绩,30,件,LOWER,FLOW,UNIT,0,N,N,N,\n"),
        "4 - FROZEN");
    refused(
        "indicator-actuals",
        bytes(header("indicator-actuals"), "A1,I2,,2026-07,2,55.5,台账\nA1,I2,,2026-09,2,,台账\n"),
        "2 - FROZEN",
        "3 - FROZEN");
    refused(
        "weekly-logs",
        bytes(
            header("weekly-logs"),
            "P3,2026-W39,1,1,a,,,,2026-09-25T17:00:00+08:00\n",
            "P3,2026-W40,1,1,a,,,,2026-10-02T17:00:00+08:00\n"),
        "2 - FROZEN");
    refused(
        "service-events",
        bytes(
            header("service-events"),
            "E3,P3,公开审批,2026-09-30T09:00:00+08:00,0123456789abcdef0123456789abcdef\n",
            "E4,P3,公开审批,2026-10-01T09:00:00+08:00,0123456789abcdef0123456789abcdef\n"),
        "2 - FROZEN");
    refused(
        "ratings", bytes(header("ratings"), "E2,5,,,2026-10-02T10:00:00+08:00\n"), "2 - FROZEN");
    refused(
        "facts",
        bytes(header("facts"), "F2,P3,表彰加分,2026-07-01,2026-10-05,,,2,表彰1号,先进\n"),
        "2 - FROZEN");
    refused(
        "special-merits",
        bytes(header("special-merits"), "M1,防汛,P4,2026-07-10,指挥,县委1号\n"),
        "2 - FROZEN");
  }

  @Test
  void atMostTenThousandFaultsAreListedInTheOrderOfLines() {
    importCounty();
    StringBuilder rows = new StringBuilder(header("leave"));
    for (int i = 0; i < 12_000; i++) {
      // Even lines point to nobody, found later; odd ones have no date.
      rows.append(i % 2 == 0 ? "NOBODY,2026-08-10,2026-08-11,病假\n" : "P3,x,2026-08-11,病假\n");
    }
    rows.insert(header("leave").length(), "P3,2026-08-10,2026-08-09,病假\n");
    ImportAnswer answer = take("leave", rows.toString());
    assertThat(answer.errors()).hasSize(10_000);
    assertThat(answer.errors())
        .isSortedAccordingTo(Comparator.comparingInt(ImportAnswer.Fault::line));
    assertThat(answer.errors().get(0).reason()).isEqualTo(Reason.CONDITION);
    assertThat(answer.errors().get(1).reason()).isEqualTo(Reason.UNKNOWN_REF);
    assertThat(answer.more()).isEqualTo(2_001);
  }

  @Test
  void aLineOfAHundredMegabytesIsRefusedWithoutBeingKept() throws IOException {
    importCounty();
    Path big = folder.resolve("big");
    try (var out = Files.newBufferedWriter(big)) {
      out.write(header("leave"));
      String million = "长".repeat(1_000_000);
      for (int i = 0; i < 33; i++) {
        out.write(million);
      }
      out.write(",2026-08-10,2026-08-11,病假\n");
      out.write(",".repeat(1_000_000) + "\n");
    }
    ImportAnswer answer = imports.take(List.of(new ImportFile("leave.csv", big)));
    assertThat(answer.errors())
        .extracting(e -> e.line() + " " + e.column() + " " + e.reason())
        .containsExactly("2 officer_id PATTERN", "3  FIELD_COUNT");
    assertThat(answer.errors().get(0).message()).hasSizeLessThan(200);
  }

  @Test
  void aHeaderOfAMillionColumnsIsRefused() {
    ImportAnswer answer = take("leave", "a,".repeat(1_000_000) + "b\n");
    assertThat(answer.files().get(0).status()).isEqualTo(Status.REFUSED);
    assertThat(answer.errors().size() + answer.more()).isGreaterThan(1_000_000);
  }
}
