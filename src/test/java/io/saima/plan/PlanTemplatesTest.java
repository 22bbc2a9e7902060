package io.saima.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.DistrictClass;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import io.saima.organization.SampleCounty;
import io.saima.plan.PlanTemplates.Line;
import io.saima.scoring.Policy;
import io.saima.support.SaimaTest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaimaTest
class PlanTemplatesTest {

  @Autowired PlanTemplates templates;

  @Test
  void everyTemplateIsAWholePlanOfTheSampleCountysLibrary() {
    Set<String> library =
        SampleCounty.rows("indicator-library").stream()
            .filter(row -> row.get("level").equals("2"))
            .map(row -> row.get("code"))
            .collect(Collectors.toSet());
    for (DistrictClass district : districts()) {
      for (PostClass postClass : PostClass.values()) {
        for (PostType postType : PostType.values()) {
          List<Line> lines = templates.of(district, postClass, postType);
          assertThat(lines)
              .as("%s %s %s", district, postClass, postType)
              .hasSizeBetween(7, Policy.DEFAULT.maxIndicators())
              .allSatisfy(
                  line -> {
                    assertThat(library).contains(line.library());
                    assertThat(line.weight()).isBetween(new BigDecimal(5), new BigDecimal(40));
                  });
          assertThat(lines.stream().map(Line::weight).reduce(BigDecimal.ZERO, BigDecimal::add))
              .isEqualByComparingTo("100");
          assertThat(lines).extracting(Line::library).doesNotHaveDuplicates();
        }
      }
    }
  }

  @Test
  void theDistrictClassThePostClassAndThePostTypeEachShow() {
    List<Line> rural = templates.of(DistrictClass.RURAL, PostClass.MIDDLE, PostType.COMPREHENSIVE);
    assertThat(rural).hasSize(9);
    assertThat(weight(rural, "J102")).isEqualTo("5");
    assertThat(weight(rural, "J401")).isEqualTo("20");
    assertThat(rural).extracting(Line::name).anyMatch(name -> name.startsWith("操盘"));
    assertThat(weight(of(DistrictClass.INDUSTRIAL, PostType.COUNTER), "J101")).isEqualTo("15");
    assertThat(weight(of(null, PostType.ENFORCEMENT), "J302")).isEqualTo("30");
    assertThat(weight(of(null, PostType.RESEARCH), "N403")).isEqualTo("40");
    assertThat(weight(of(DistrictClass.URBAN_SERVICE, PostType.ADMINISTRATION), "L201"))
        .isEqualTo("35");
  }

  private List<Line> of(DistrictClass district, PostType type) {
    return templates.of(district, PostClass.DEPUTY, type);
  }

  private static String weight(List<Line> lines, String library) {
    return lines.stream()
        .filter(line -> line.library().equals(library))
        .map(line -> line.weight().toPlainString())
        .findFirst()
        .orElse("");
  }

  private static List<DistrictClass> districts() {
    return Stream.concat(Stream.of((DistrictClass) null), Arrays.stream(DistrictClass.values()))
        .toList();
  }
}
