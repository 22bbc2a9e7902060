package io.saima.plan;

import io.saima.organization.DistrictClass;
import io.saima.organization.PostClass;
import io.saima.organization.PostType;
import java.math.BigDecimal;
import java.util.List;

/**
 * The county's templates (模板): what a post's plan begins with, by district class, post class and
 * post type, from the 3+3+3 library (001 二(一)1).
 */
public interface PlanTemplates {

  /**
   * The template's indicators; their system and module are those of the county's library.
   *
   * @param district null for whatever is no town or street
   */
  List<Line> of(DistrictClass district, PostClass postClass, PostType postType);

  /** One indicator of a template, before the library says where it belongs. */
  record Line(
      String library,
      String name,
      BigDecimal weight,
      String unit,
      Direction direction,
      Measure measure,
      IndicatorScope scope,
      BigDecimal target,
      boolean core,
      boolean latent) {}
}
