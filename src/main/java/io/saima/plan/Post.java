package io.saima.plan;

import io.saima.organization.PostClass;

/** What one plan is made for: the officers of a unit's post class. */
public record Post(String unit, PostClass postClass) implements Comparable<Post> {

  /** How the post is written in one column, for example {@code LX-U001/DEPUTY}. */
  String key() {
    return unit + "/" + postClass.name();
  }

  @Override
  public int compareTo(Post other) {
    int byUnit = unit.compareTo(other.unit);
    return byUnit != 0 ? byUnit : postClass.compareTo(other.postClass);
  }
}
