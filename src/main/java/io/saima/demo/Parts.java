package io.saima.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Who plays what; a task that is not here is played by {@link Anybody}. */
final class Parts {

  private static final List<String> ITEMS =
      List.of(
          "走访联系服务的企业和群众",
          "整理本周业务台账",
          "办理群众来信来访",
          "起草专题调研报告",
          "现场检查并督促问题整改",
          "参加政策业务学习",
          "核对并报送统计数据",
          "推进重点项目前期手续",
          "到村（社区）开展政策宣讲",
          "办理提案建议答复");
  private static final List<String> OPINIONS =
      List.of("工作主动，与各方配合好，同意按实际表现评定。", "在岗期间任务完成较好，群众反映不错。", "履职尽责，个别工作推进偏慢，建议今后加强沟通。");
  private static final List<String> PLACES =
      List.of("机关办公楼", "政务服务大厅", "项目现场", "联系村", "社区服务中心", "企业园区");

  private Parts() {}

  /**
   * All parts.
   *
   * @param needed whether somebody's ballot decides if others have an evaluation at all; he always
   *     votes
   */
  static List<Actor> all(Predicate<String> needed) {
    return List.of(
        new Part("weekly-log/task_fillLog", 4, 0.45, 0.85, Parts::fileLog),
        new Part("weekly-log/task_correctLog", 10, 0.1, 0.8, Parts::correctLog),
        new Part("weekly-team-review/task_reviewTeam", 5, 0.05, 0.8, Parts::reviewTeam),
        new Part("statement-confirmation/task_confirm", 8, 0.1, 0.9, Parts::confirmStatement),
        new Part("statement-confirmation/task_answer", 8, 0.1, 0.9, Parts::answerDispute),
        new Part("early-warning/task_planMeasures", 8, 0.1, 0.9, Parts::planMeasures),
        new Part("early-warning/task_acceptMeasures", 3, 0.1, 0.8, Parts::acceptMeasures),
        new Part("early-warning/task_supervise", 3, 0.1, 0.8, Parts::supervise),
        new Part("ballot/task_fillBallot", 2, 0.1, 0.9, Parts::score).neverMissedBy(needed),
        new Part("quarterly-review/task_judgeRace", 2, 0.1, 0.9, Parts::judge),
        new Part("quarterly-review/task_recordOutside", 0, 0.1, 0.6, Parts::recordOutside),
        new Part("quarterly-review/task_explain", 8, 0.1, 0.8, Parts::explain),
        new Part("quarterly-review/task_readDebriefs", 0, 0.1, 0.6, Parts::readDebriefs),
        new Part("unit-opinion/task_giveOpinion", 2, 0.1, 0.8, Parts::giveOpinion),
        new Part("grade-approval/task_rankTied", 0, 0.1, 0.6, Parts::rankTied),
        new Part("grade-approval/task_propose", 2, 0.05, 0.7, Parts::propose),
        new Part("grade-approval/task_decideRaise", 0, 0.05, 0.7, Parts::decideRaise),
        new Part("grade-approval/task_sign", 0, 0.05, 0.7, Parts::sign),
        new Part("grade-approval/task_approve", 0, 0.05, 0.7, Parts::approve),
        new Part("grade-notice/task_receive", 6, 0.02, 0.8, Parts::receive),
        new Part("plan-approval/task_draft", 5, 0.1, 0.7, Parts::draftPlan),
        new Part("plan-approval/task_approve", 0, 0.1, 0.7, Parts::approvePostPlan),
        new Part("plan-revision/task_reviseLibrary", 0, 0.1, 0.7, Parts::reviseLibrary),
        new Part("rectification/task_plan", 5, 0.1, 0.8, Parts::planRectification),
        new Part("rectification/task_approve", 0, 0.1, 0.7, Parts::approvePlan),
        new Part("rectification/task_report", 5, 0.3, 0.95, Parts::report),
        new Part("rectification/task_close", 0, 0.1, 0.8, Parts::close),
        new Part("rectification/task_hear", 20, 0.1, 0.8, Parts::hear),
        new Part("rectification/task_lookBack", 0, 0.1, 0.8, Parts::lookBack));
  }

  private static void fileLog(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    ArrayNode lines = answer.withArrayProperty("lines");
    for (JsonNode line : lines) {
      ((ObjectNode) line).put("done", dice.nextInt(100) < 88);
    }
    if (lines.isEmpty()) {
      lines.addObject().put("item", pick(ITEMS, dice)).put("done", true);
    } else if (dice.nextInt(100) < 15) {
      lines.addObject().put("item", "完成领导临时交办的事项").put("done", true);
    }
    answer.put("content", "本周" + pick(ITEMS, dice) + "，" + pick(ITEMS, dice) + "，均有进展。");
    answer.put("place", pick(PLACES, dice));
    ArrayNode next = answer.withArrayProperty("next");
    next.removeAll();
    int first = dice.nextInt(ITEMS.size());
    int planned = dice.nextInt(2, 5);
    for (int i = 0; i < planned; i++) {
      next.addObject().put("item", ITEMS.get((first + i) % ITEMS.size()));
    }
    answer.put("action", "FILE");
  }

  private static void correctLog(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    LocalDate day = work.created().toLocalDate().minusDays(7);
    answer.put(
        "content",
        answer.path("content").asText()
            + "补充：%d月%d日完成，有台账和照片。".formatted(day.getMonthValue(), day.getDayOfMonth()));
  }

  private static void reviewTeam(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    for (JsonNode row : answer.path("rows")) {
      int of1000 = dice.nextInt(1000);
      if (of1000 < 30) {
        ((ObjectNode) row).put("decision", "RETURN").put("reason", "写得太笼统，请补充时间、地点和成果。");
      } else if (of1000 < 32) {
        ((ObjectNode) row).put("decision", "UNTRUE").put("reason", "所写事项与现场核实的情况不符。");
      }
    }
  }

  /** Most confirm; a few dispute a figure that is red. */
  private static void confirmStatement(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    boolean dispute = dice.nextInt(100) >= 94;
    boolean rectify = dice.nextInt(100) < 30;
    boolean claimed = false;
    int line = 0;
    for (JsonNode row : answer.path("rows")) {
      boolean red = "红灯".equals(sheet.path("rows").path(line++).path("light").asText());
      boolean claim = dispute && red && !claimed;
      claimed |= claim;
      ((ObjectNode) row).put("reason", claim ? "台账登记不全，月底办结的几件没有计入，请核对。" : "");
    }
    answer.put("answer", claimed ? "DISPUTE" : "CONFIRM").put("rectify", rectify && !claimed);
  }

  private static void answerDispute(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    int line = 0;
    for (JsonNode row : answer.path("rows")) {
      String figure = sheet.path("rows").path(line++).path("figure").asText();
      ((ObjectNode) row).remove("corrected");
      if (!figure.isEmpty() && dice.nextInt(100) < 30) {
        ((ObjectNode) row)
            .put("decision", "ACCEPT")
            .put(
                "corrected",
                new BigDecimal(figure)
                    .multiply(new BigDecimal("1.05"))
                    .setScale(1, RoundingMode.HALF_UP))
            .put("answer", "经核对台账，情况属实，予以更正。");
      } else {
        ((ObjectNode) row).put("decision", "REJECT").put("answer", "已与数据来源核对，原数据无误。");
      }
    }
    answer.put("rectify", dice.nextBoolean());
  }

  private static void planMeasures(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    boolean red = "红灯".equals(sheet.path("light").asText());
    answer
        .put("measures", "主要是前期进度偏慢；倒排工期、每周调度，补齐欠账，下月对账前转绿。")
        .put("choice", red && dice.nextInt(100) < 15 ? "RECTIFY" : "WATCH");
  }

  private static void acceptMeasures(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    if (dice.nextInt(100) < 10) {
      answer.put("decision", "RETURN").put("opinion", "措施偏于原则，请写明每周做到什么程度。");
    } else {
      answer.put("decision", "ACCEPT");
    }
  }

  private static void supervise(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    boolean red = "红灯".equals(sheet.path("light").asText());
    answer
        .put("demand", "本周内报出补救办法，由分管副职每周过问一次，下月对账前转绿。")
        .put("decision", red && dice.nextInt(100) < 30 ? "RECTIFY" : "WATCH");
  }

  /**
   * Raters see the same person alike, and each a little differently; few do not know him well
   * enough, and nobody who is his superior or rates a handful of colleagues.
   */
  private static void score(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    score(answer, sheet, dice, 50);
  }

  /** A panel sees statements, so that hardly anybody is unknown to it. */
  private static void judge(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    score(answer, sheet, dice, 5);
  }

  private static void score(
      ObjectNode answer, JsonNode sheet, SplittableRandom dice, int unknownOf1000) {
    int line = 0;
    for (JsonNode row : answer.path("rows")) {
      JsonNode shown = sheet.path("rows").path(line++);
      String ratee = shown.path("officer").asText();
      boolean close =
          shown.path("role").asText().startsWith("上级") || sheet.path("rows").size() < 10;
      if (dice.nextInt(1000) < unknownOf1000 && !close) {
        ((ObjectNode) row).put("unknown", true).remove("score");
      } else {
        double seen = standing(ratee) + dice.nextDouble(-4, 4);
        ((ObjectNode) row).put("score", Math.max(60, Math.min(99, Math.round(seen))));
      }
    }
  }

  /** How good somebody's work is, from 78 to 94 and mostly around 86. */
  private static double standing(String officer) {
    SplittableRandom dice = Work.dice("standing", officer);
    return 86 + dice.nextDouble(-4, 4) + dice.nextDouble(-4, 4);
  }

  private static void recordOutside(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    for (JsonNode row : answer.path("units")) {
      ((ObjectNode) row)
          .put("org", dice.nextInt(82, 93))
          .put("third", dice.nextInt(80, 93))
          .put("media", dice.nextInt(80, 93));
    }
  }

  private static void giveOpinion(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    answer.put("opinion", pick(OPINIONS, dice));
    answer.put("grade", dice.nextInt(3) == 0 ? "GOOD" : "FAIRLY_GOOD");
  }

  private static void explain(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    answer.put("explanation", "本季度重点事项推进偏慢，主要是前期沟通不够；下季度逐周倒排、逐项销号。");
  }

  /** Two of three are accepted; what was not written is asked for. */
  private static void readDebriefs(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    for (JsonNode row : answer.path("rows")) {
      if (dice.nextInt(3) > 0) {
        ((ObjectNode) row).put("verdict", "ACCEPTED");
      } else {
        ((ObjectNode) row).put("verdict", "RETURNED").put("reason", "请说明具体哪些事项拖后、下步如何改。");
      }
    }
  }

  private static void rankTied(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    int place = 0;
    for (JsonNode row : answer.path("rows")) {
      ((ObjectNode) row).put("place", ++place);
    }
    answer.put("reason", "综合急难险重任务中的表现排定。");
  }

  private static void propose(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    if (work.attempt() > 0) {
      return;
    }
    List<String> grades = List.of("POOR", "ORDINARY", "FAIRLY_GOOD", "GOOD");
    int free = sheet.path("free").asInt();
    int line = 0;
    for (JsonNode row : answer.path("rows")) {
      JsonNode shown = sheet.path("rows").path(line++);
      int computed = grades.indexOf(shown.path("computed").asText());
      int of100 = dice.nextInt(100);
      boolean capped = shown.path("why").asText().contains("封顶");
      boolean room = !capped && (computed + 1 < grades.size() - 1 || free > 0);
      if (of100 < 5 && computed >= 0 && computed + 1 < grades.size() && room) {
        free -= computed + 1 == grades.size() - 1 ? 1 : 0;
        ((ObjectNode) row)
            .put("grade", grades.get(computed + 1))
            .put("reason", "季度内承担防汛值守和专项攻坚任务，成效突出。");
      } else if (of100 == 5 && computed > 1) {
        ((ObjectNode) row)
            .put("grade", grades.get(computed - 1))
            .put("reason", "季度内重点任务配合不够，群众有反映。");
      }
    }
  }

  private static void decideRaise(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    for (JsonNode row : answer.path("rows")) {
      if (dice.nextInt(100) < 70) {
        ((ObjectNode) row).put("decision", "CONFIRM");
      } else {
        ((ObjectNode) row).put("decision", "DECLINE").put("reason", "理由不足以高于计算等次。");
      }
    }
  }

  private static void sign(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    answer.put("decision", "SIGN");
  }

  private static void approve(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    answer.put("decision", "APPROVE");
  }

  private static void receive(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    answer.put("read", true);
  }

  /** What stands there is sent as it is, with the second target a little higher. */
  private static void draftPlan(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    JsonNode line = answer.path("indicators").path(1);
    if (line instanceof ObjectNode row && row.path("unit").asText().equals("%")) {
      BigDecimal target = row.path("target").decimalValue();
      BigDecimal more = target.add(BigDecimal.ONE).min(BigDecimal.valueOf(100));
      row.put("target", more.equals(target) ? target.subtract(BigDecimal.ONE) : more);
    } else if (line instanceof ObjectNode row) {
      row.put("target", row.path("target").decimalValue().add(BigDecimal.ONE));
    }
    answer.put("action", work.attempt() > 0 ? "KEEP" : "SUBMIT");
    answer.put("purpose", "对照年度任务和上季度完成情况调整目标。");
  }

  private static void approvePostPlan(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    if (dice.nextInt(100) < 10) {
      answer.put("decision", "RETURN").put("opinion", "目标偏于粗略，请对照年度任务细化后再报。");
    } else {
      answer.put("decision", "APPROVE").put("opinion", "符合岗位职责，同意。");
    }
  }

  private static void reviseLibrary(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    answer.put("decision", "NONE").put("summary", "现有指标库满足需要，本期不调整。");
  }

  private static void planRectification(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    LocalDate latest = LocalDate.parse(sheet.path("latestDeadline").asText());
    LocalDate wanted = work.created().toLocalDate().plusDays(dice.nextInt(25, 46));
    answer
        .put("measures", "一是对照问题逐条查找原因；二是建立周调度台账，明确完成时点；三是请分管领导跟踪督办。")
        .put("plannedDeadline", (wanted.isAfter(latest) ? latest : wanted).toString())
        .put("responsible", sheet.path("responsible").asText());
  }

  private static void approvePlan(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    if (dice.nextInt(100) < 12) {
      answer.put("decision", "RETURN").put("opinion", "措施不够具体，请补充完成时点和检验标准。");
    } else {
      answer.put("decision", "APPROVE");
    }
  }

  private static void report(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    answer.put("doneEvidence", "整改措施全部落实，有会议纪要、现场照片和台账复印件为证。");
  }

  private static void close(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    if (dice.nextInt(100) < 12) {
      answer.put("decision", "SEND_BACK").put("opinion", "佐证不全，请补充现场照片后再报。");
    } else {
      answer.put("decision", "CLOSE").put("opinion", "经现场核实，整改到位。");
    }
  }

  private static void hear(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    answer.put("statement", "对认定事实没有异议，逾期是因协调外单位资料较慢，已加快办理。");
  }

  private static void lookBack(
      ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice) {
    answer
        .put("decision", dice.nextInt(100) < 92 ? "PASS" : "FAIL")
        .put("lookBackFinding", "查看了台账并走访了现场和群众，情况与整改报告对照核实。");
  }

  private static String pick(List<String> words, SplittableRandom dice) {
    return words.get(dice.nextInt(words.size()));
  }
}
