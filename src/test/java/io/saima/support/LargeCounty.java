package io.saima.support;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Import files of a generated county, large enough that opening, closing and reconciling take many
 * chunks: its head, and units with a head and officers each. All joined on 2026-10-08, so that no
 * earlier quarter is theirs. Every third officer has filed his log of one week; every second unit
 * has no result at all, which makes its officers' lights red.
 */
public record LargeCounty(int units, int officersOfUnit, String filedWeek, String month) {

  private static final int FILED = 3;
  private static final int INDICATORS = 4;
  private static final int RED = 2;

  /** Everybody who is assessed: the heads and officers of the units. */
  public int assessed() {
    return units * (1 + officersOfUnit);
  }

  /** Officers whose log of the filed week is there. */
  public int filed() {
    return units * (officersOfUnit / FILED);
  }

  /** Officers with a red light. */
  public int red() {
    return units / RED * officersOfUnit;
  }

  /** The red lights that the officers of a unit share, of which one is warned for all of them. */
  public int sharedReds() {
    return units / RED * INDICATORS;
  }

  public Map<String, String> files() {
    StringBuilder unit =
        new StringBuilder("code,name,kind,parent_code,district_class,pooling,pool_code\n");
    StringBuilder officer =
        new StringBuilder(
            "id,name,unit_code,post_title,post_class,post_type,rank_level,supervisor_id,status,"
                + "joined_on,post_since,works_in_unit,unit_since,left_on\n");
    StringBuilder plan = new StringBuilder("code,unit_code,post_class,quarter,name\n");
    StringBuilder indicator =
        new StringBuilder(
            "plan_code,indicator_code,library_code,name,module,system,weight,unit,direction,"
                + "measure,scope,target,core,project,latent,debt_ceiling\n");
    StringBuilder actual =
        new StringBuilder("plan_code,indicator_code,officer_id,month,actual,debt_rate,source\n");
    StringBuilder log =
        new StringBuilder("officer_id,week,planned,done,content,place,lat,lon,submitted_at\n");
    unit.append("U0,某县县委办公室,行政,,,OWN,\n");
    officer.append("L1,某某,U0,县委书记,正职,综合,县处级正职,,NORMAL,2000-07-01,,,,\n");
    for (int u = 1; u <= units; u++) {
      String code = "U%03d".formatted(u);
      unit.append("%s,某县第%d局,行政,,,OWN,\n".formatted(code, u));
      officer.append("%s-H,某局长,%s,局长,正职,综合,乡科级正职,L1,NORMAL,2026-10-08,,,,\n".formatted(code, code));
      plan.append("%s-P,%s,一般,2026-Q4,一般干部考核方案\n".formatted(code, code));
      for (int i = 1; i <= INDICATORS; i++) {
        indicator.append(
            "%s-P,I%d,X101,第%d项,个性,绩,25,件,HIGHER,FLOW,UNIT,300,Y,N,N,\n".formatted(code, i, i));
        actual.append("%s-P,I%d,,%s,%d,,业务台账\n".formatted(code, i, month, u % RED == 0 ? 0 : 100));
      }
      for (int o = 1; o <= officersOfUnit; o++) {
        String id = "%s-%03d".formatted(code, o);
        officer.append(
            "%s,某%d,%s,科员,一般,综合,一级科员,%s-H,NORMAL,2026-10-08,,,,\n".formatted(id, o, code, code));
        if (o % FILED == 0) {
          log.append("%s,%s,2,2,下村走访。,,,,2026-10-30T09:00:00+08:00\n".formatted(id, filedWeek));
        }
      }
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put("units.csv", unit.toString());
    files.put("officers.csv", officer.toString());
    files.put(
        "indicator-library.csv",
        "code,name,level,parent_code,module,system\nX1,工作实绩,1,,个性,绩\nX101,重点任务,2,X1,个性,绩\n");
    files.put("plans.csv", plan.toString());
    files.put("plan-indicators.csv", indicator.toString());
    files.put("indicator-actuals.csv", actual.toString());
    files.put("weekly-logs.csv", log.toString());
    return files;
  }
}
