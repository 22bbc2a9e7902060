package io.saima.organization.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Random;

/**
 * Writes the files of a county of any size, for measuring.
 *
 * <p>By hand: run {@link #main} with a folder and 110000, then {@code java -Xmx512m -jar
 * target/saima.jar import <folder>}. Measured so with H2: 3.2 million rows (1.54 million logs, 1.53
 * million figures) in 186 s of processor time, without a full collection.
 */
final class LargeCounty {

  private static final int PEOPLE_PER_UNIT = 14;
  private static final int INDICATORS = 5;
  private static final int WEEKS = 14;
  private static final String WORDS = "走访调研整理台账逐件核对办理时限并提醒承办室参加例会汇报进度完成谈话笔录外围取证核查问题线索";

  private final Path folder;
  private final int officers;
  private final int units;
  private final Random random = new Random(20260701);

  private LargeCounty(Path folder, int officers) {
    this.folder = folder;
    this.officers = officers;
    this.units = Math.max(1, officers / PEOPLE_PER_UNIT);
  }

  public static void main(String... args) {
    write(Path.of(args[0]), Integer.parseInt(args[1]));
  }

  /** Gives the files in the order of the contract. */
  static List<ImportFile> write(Path folder, int officers) {
    LargeCounty county = new LargeCounty(folder, officers);
    return List.of(
        county.units(),
        county.officers(),
        county.library(),
        county.plans(),
        county.planIndicators(),
        county.actuals(),
        county.logs());
  }

  private interface Rows {
    void write(BufferedWriter out) throws IOException;
  }

  private ImportFile file(String table, String header, Rows rows) {
    Path path = folder.resolve(table + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      out.write(header + "\n");
      rows.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ImportFile(table + ".csv", path);
  }

  private ImportFile units() {
    return file(
        "units",
        "code,name,kind,parent_code,district_class,pooling,pool_code",
        out -> {
          for (int u = 0; u < units; u++) {
            out.write("U%06d,单位%d号,行政,,,OWN,\n".formatted(u, u));
          }
        });
  }

  private ImportFile officers() {
    return file(
        "officers",
        "id,name,unit_code,post_title,post_class,post_type,rank_level,supervisor_id,status,"
            + "joined_on,post_since,works_in_unit,unit_since,left_on",
        out -> {
          for (int i = 0; i < officers; i++) {
            boolean head = i < units;
            out.write(
                "P%07d,张某%d,U%06d,干部,%s,综合,%s,%s,NORMAL,2010-07-01,,,,\n"
                    .formatted(
                        i,
                        random.nextInt(1000),
                        i % units,
                        head ? "正职" : "一般",
                        i == 0 ? "县处级正职" : head ? "乡科级正职" : "一级科员",
                        i == 0 ? "" : "P%07d".formatted(head ? 0 : i % units)));
          }
        });
  }

  private ImportFile library() {
    return file(
        "indicator-library",
        "code,name,level,parent_code,module,system",
        out -> out.write("D1,政治素质,1,,共性,德\nD101,理论学习,2,D1,共性,德\n"));
  }

  private ImportFile plans() {
    return file(
        "plans",
        "code,unit_code,post_class,quarter,name",
        out -> {
          for (int u = 0; u < units; u++) {
            out.write("PL%06d,U%06d,一般,2026-Q3,第三季度方案\n".formatted(u, u));
          }
        });
  }

  private ImportFile planIndicators() {
    return file(
        "plan-indicators",
        "plan_code,indicator_code,library_code,name,module,system,weight,unit,direction,measure,"
            + "scope,target,core,project,latent,debt_ceiling",
        out -> {
          for (int u = 0; u < units; u++) {
            for (int k = 0; k < INDICATORS; k++) {
              out.write(
                  "PL%06d,I%d,D101,学习,共性,德,20,次,HIGHER,FLOW,OFFICER,6,N,N,N,\n".formatted(u, k));
            }
          }
        });
  }

  private ImportFile actuals() {
    return file(
        "indicator-actuals",
        "plan_code,indicator_code,officer_id,month,actual,debt_rate,source",
        out -> {
          for (int i = units; i < officers; i++) {
            for (int k = 0; k < INDICATORS; k++) {
              for (int month = 7; month <= 9; month++) {
                out.write(
                    "PL%06d,I%d,P%07d,2026-0%d,%d.5,,单位申报\n"
                        .formatted(i % units, k, i, month, random.nextInt(9)));
              }
            }
          }
        });
  }

  private ImportFile logs() {
    return file(
        "weekly-logs",
        "officer_id,week,planned,done,content,place,lat,lon,submitted_at",
        out -> {
          for (int i = 0; i < officers; i++) {
            LocalDate friday = LocalDate.of(2026, 7, 3);
            for (int w = 0; w < WEEKS; w++) {
              int from = random.nextInt(20);
              out.write(
                  "P%07d,2026-W%d,8,%d,%s%s%d，%d。,青茶山乡,26.57985,109.42402,%sT17:21:53+08:00\n"
                      .formatted(
                          i,
                          friday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                          random.nextInt(9),
                          WORDS.substring(from),
                          WORDS,
                          i,
                          w,
                          friday));
              friday = friday.plusWeeks(1);
            }
          }
        });
  }
}
