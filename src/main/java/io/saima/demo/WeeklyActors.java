package io.saima.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The people of the weekly processes: most file in time, some forget, few logs come back. */
@Configuration
@Profile("demo")
class WeeklyActors {

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
  private static final List<String> PLACES =
      List.of("机关办公楼", "政务服务大厅", "项目现场", "联系村", "社区服务中心", "企业园区");

  @Bean
  Actor logWriter() {
    return new Actor() {
      @Override
      public String kind() {
        return "weekly-log/task_fillLog";
      }

      @Override
      public Optional<LocalDateTime> moment(Work work) {
        SplittableRandom dice = work.dice();
        return dice.nextInt(100) < 4
            ? Optional.empty()
            : Optional.of(work.after(dice.nextDouble(0.45, 0.85)));
      }

      @Override
      public ObjectNode answer(Work work, Work.Shown shown) {
        SplittableRandom dice = work.dice();
        ObjectNode answer = fill(work, shown);
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
        for (int i = 0; i < 2 + dice.nextInt(3); i++) {
          next.addObject().put("item", ITEMS.get((first + i) % ITEMS.size()));
        }
        return answer.put("action", "FILE");
      }
    };
  }

  @Bean
  Actor logCorrector() {
    return new Actor() {
      @Override
      public String kind() {
        return "weekly-log/task_correctLog";
      }

      @Override
      public ObjectNode answer(Work work, Work.Shown shown) {
        ObjectNode answer = fill(work, shown);
        LocalDate day = work.created().toLocalDate().minusDays(7);
        return answer.put(
            "content",
            answer.path("content").asText()
                + "补充：%d月%d日完成，有台账和照片。".formatted(day.getMonthValue(), day.getDayOfMonth()));
      }
    };
  }

  @Bean
  Actor teamReviewer() {
    return new Actor() {
      @Override
      public String kind() {
        return "weekly-team-review/task_reviewTeam";
      }

      @Override
      public Optional<LocalDateTime> moment(Work work) {
        SplittableRandom dice = work.dice();
        return dice.nextInt(100) < 5
            ? Optional.empty()
            : Optional.of(work.after(dice.nextDouble(0.05, 0.8)));
      }

      @Override
      public ObjectNode answer(Work work, Work.Shown shown) {
        SplittableRandom dice = work.dice();
        ObjectNode answer = fill(work, shown);
        for (JsonNode row : answer.path("rows")) {
          int throwOf = dice.nextInt(1000);
          if (throwOf < 30) {
            ((ObjectNode) row).put("decision", "RETURN").put("reason", "写得太笼统，请补充时间、地点和成果。");
          } else if (throwOf < 32) {
            ((ObjectNode) row).put("decision", "UNTRUE").put("reason", "所写事项与现场核实的情况不符。");
          }
        }
        return answer;
      }
    };
  }

  private static ObjectNode fill(Work work, Work.Shown shown) {
    return shown.form().fill(shown.sheet(), work.dice(), shown.now().toLocalDate());
  }

  private static String pick(List<String> words, SplittableRandom dice) {
    return words.get(dice.nextInt(words.size()));
  }
}
