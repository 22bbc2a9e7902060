package io.saima.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.saima.organization.Assignments;
import io.saima.organization.Body;
import io.saima.organization.CurrentCounty;
import io.saima.organization.Pooling;
import io.saima.organization.Unit;
import io.saima.organization.UnitKind;
import io.saima.organization.Units;
import io.saima.support.Client;
import io.saima.support.ServerTest;
import io.saima.support.TinyCounty;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The organization department names the head of units that are assessed together. */
@ServerTest
class JointBodyHeadTest {

  @Autowired Environment environment;
  @Autowired TinyCounty county;
  @Autowired Units units;
  @Autowired CurrentCounty current;
  @Autowired Assignments assignments;
  private Client client;

  @BeforeEach
  void twoUnitsAreAssessedTogether() {
    county.settle();
    for (String code : List.of("Q1", "Q2")) {
      units.save(new Unit(code, "群团" + code, UnitKind.ORGAN, null, null, Pooling.JOINT, "JOINT-1"));
    }
    current.changed();
    client = new Client(environment).logIn("organization");
  }

  @Test
  void theNamedHeadSignsForTheJointBody() {
    Body body = assignments.county().body("JOINT-1").orElseThrow();
    assertThat(assignments.today().signer(body, List.of())).contains("ZZ-1");
    assertThat(client.get("/roles/units/Q2").body()).contains("联合考核负责人", "暂无");
    client.post("/roles/officers/OFF-1/appointments", appointment("Q2"));
    assertThat(client.get("/roles/officers/OFF-1").body()).contains("任职已保存", "联合考核负责人");
    assertThat(client.get("/roles/units/Q1").body()).contains("联合考核负责人", "欧阳主任");
    assertThat(assignments.today().signer(body, List.of())).contains("OFF-1");
  }

  @Test
  void aUnitOfItsOwnHasItsOwnHead() {
    assertThat(client.get("/roles/units/OFF").body()).doesNotContain("联合考核负责人");
    client.post("/roles/officers/OFF-1/appointments", appointment("OFF"));
    assertThat(client.get("/roles/officers/OFF-1").body()).contains("这个单位单独考核");
    client.post("/roles/officers/OFF-1/appointments", appointment(""));
    assertThat(client.get("/roles/officers/OFF-1").body()).contains("必须选择服务的单位");
  }

  private static Map<String, String> appointment(String unit) {
    return Map.of("role", "JOINT_BODY_HEAD", "unit", unit, "from", "2026-10-01", "to", "");
  }
}
