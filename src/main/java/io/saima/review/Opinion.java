package io.saima.review;

import java.math.BigDecimal;

/**
 * What a rater says about one person: a score, that he does not know him (不了解), or that he must
 * stand aside (回避).
 *
 * @param score 0–100, two decimals; only if valid
 */
public record Opinion(String ratee, ScoreState state, BigDecimal score) {

  public static Opinion score(String ratee, BigDecimal score) {
    return new Opinion(ratee, ScoreState.VALID, score);
  }

  public static Opinion unknown(String ratee) {
    return new Opinion(ratee, ScoreState.ABSTAIN, null);
  }

  public static Opinion recused(String ratee) {
    return new Opinion(ratee, ScoreState.RECUSED, null);
  }
}
