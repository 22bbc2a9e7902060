package io.saima.support;

import io.saima.organization.CurrentCounty;
import io.saima.organization.Officer;
import io.saima.organization.OfficerStatus;
import io.saima.organization.Officers;
import io.saima.organization.Pooling;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import io.saima.organization.RankLevel;
import io.saima.organization.Unit;
import io.saima.organization.UnitKind;
import io.saima.organization.Units;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/**
 * A county of two units: the organization department with its head ZZ-1, and an office with its
 * head OFF-1 over OFF-2 and OFF-3.
 */
@TestComponent
public class TinyCounty {

  private final Units units;
  private final Officers officers;
  private final CurrentCounty county;

  TinyCounty(Units units, Officers officers, CurrentCounty county) {
    this.units = units;
    this.officers = officers;
    this.county = county;
  }

  public void settle() {
    units.saveAll(
        List.of(
            new Unit("ZZ", "某县委组织部", UnitKind.values()[0], null, null, Pooling.OWN, null),
            new Unit("OFF", "某县𠮷祥办公室", UnitKind.values()[0], null, null, Pooling.OWN, null)));
    officers.saveAll(
        List.of(
            officer(
                "SJ-1", "书记员", "ZZ", "县委书记", PostClass.PRINCIPAL, RankLevel.COUNTY_PRINCIPAL, null),
            officer(
                "ZZ-1",
                "郑部长",
                "ZZ",
                "部长",
                PostClass.PRINCIPAL,
                RankLevel.TOWNSHIP_PRINCIPAL,
                "SJ-1"),
            officer(
                "OFF-1",
                "欧阳主任",
                "OFF",
                "主任",
                PostClass.PRINCIPAL,
                RankLevel.TOWNSHIP_PRINCIPAL,
                "SJ-1"),
            officer(
                "OFF-2",
                "买买提·吐尔逊",
                "OFF",
                "科员",
                PostClass.values()[3],
                RankLevel.values()[RankLevel.values().length - 1],
                "OFF-1"),
            officer(
                "OFF-3",
                "𠮷田",
                "OFF",
                "科员",
                PostClass.values()[3],
                RankLevel.values()[RankLevel.values().length - 1],
                "OFF-1")));
    county.changed();
  }

  private static Officer officer(
      String id,
      String name,
      String unit,
      String title,
      PostClass post,
      RankLevel rank,
      String above) {
    return new Officer(
        id,
        name,
        unit,
        title,
        post,
        PostType.values()[0],
        rank,
        above,
        OfficerStatus.NORMAL,
        LocalDate.of(2010, 1, 4),
        null,
        null,
        null,
        null);
  }
}
