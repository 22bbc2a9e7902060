package io.saima.organization;

/** The rank of an officer; leaders of county rank are assessed by the city. */
public enum RankLevel implements Labelled {
  COUNTY_PRINCIPAL("县处级正职"),
  COUNTY_DEPUTY("县处级副职"),
  TOWNSHIP_PRINCIPAL("乡科级正职"),
  TOWNSHIP_DEPUTY("乡科级副职"),
  CONSULTANT_1("一级调研员"),
  CONSULTANT_2("二级调研员"),
  CONSULTANT_3("三级调研员"),
  CONSULTANT_4("四级调研员"),
  SECTION_CHIEF_1("一级主任科员"),
  SECTION_CHIEF_2("二级主任科员"),
  SECTION_CHIEF_3("三级主任科员"),
  SECTION_CHIEF_4("四级主任科员"),
  SECTION_MEMBER_1("一级科员"),
  SECTION_MEMBER_2("二级科员"),
  POLICE_SUPERVISOR_1("一级警长"),
  POLICE_SUPERVISOR_2("二级警长"),
  POLICE_SUPERVISOR_3("三级警长"),
  POLICE_SUPERVISOR_4("四级警长"),
  POLICE_OFFICER_1("一级警员"),
  POLICE_OFFICER_2("二级警员"),
  JUDGE_1("一级法官"),
  JUDGE_2("二级法官"),
  JUDGE_3("三级法官"),
  JUDGE_4("四级法官"),
  JUDGE_5("五级法官"),
  PROSECUTOR_1("一级检察官"),
  PROSECUTOR_2("二级检察官"),
  PROSECUTOR_3("三级检察官"),
  PROSECUTOR_4("四级检察官"),
  PROSECUTOR_5("五级检察官"),
  UNRANKED("未定级");

  private final String label;

  RankLevel(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /**
   * A leader of county rank (县处级) is a superior and rater here and gets no log, statement or grade.
   */
  public boolean ofCountyRank() {
    return this == COUNTY_PRINCIPAL || this == COUNTY_DEPUTY;
  }
}
