package io.saima.scoring;

import java.util.Map;

/**
 * One ballot (测评票) or one citizen's rating of the officer.
 *
 * @param rater who judges; never the officer
 * @param scale what the form offered
 * @param score within the scale; null unless there is one
 * @param event the service event that is rated, or {@link #REPRESENTATIVES} and the quarter; only
 *     in {@code pub}
 * @param period the quarter of the rolling half-year; only in {@code pub}, else null
 */
public record Ballot(
    Channel channel,
    String rater,
    State state,
    Scale scale,
    Rational score,
    String event,
    Period period) {

  /** So begins the one event of a quarter that representatives and grid workers rate. */
  public static final String REPRESENTATIVES = "representatives-";

  /** Whether a ballot counts, and if not, why. */
  public enum State implements Coded {
    VALID("有效"),
    RECUSED("回避"),
    LATE("逾期"),
    ABSTAIN("不了解");

    private final String label;

    State(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** The highest score that a form offers. */
  public enum Scale implements Coded {
    HUNDRED("百分制", 100),
    TEN("十分制", 10),
    FIVE("五分制", 5);

    private final String label;
    private final Rational top;

    Scale(String label, int top) {
      this.label = label;
      this.top = Rational.of(top);
    }

    @Override
    public String label() {
      return label;
    }

    public Rational top() {
      return top;
    }
  }

  /** The quarter of the rolling half-year in which a citizen rated. */
  public enum Period implements Coded {
    CURRENT("本季度"),
    PREVIOUS("上季度");

    private final String label;

    Period(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public Ballot {
    if (period == null && channel == Channel.PUB) {
      period = Period.CURRENT;
    }
  }

  /** A ballot on paper or on the sheet: a score of 0–100, outside {@code pub}. */
  public static Ballot of(Channel channel, String rater, Rational score) {
    return new Ballot(channel, rater, State.VALID, Scale.HUNDRED, score, null, null);
  }

  /** A ballot that does not count, outside {@code pub}. */
  public static Ballot removed(Channel channel, String rater, State state) {
    return new Ballot(channel, rater, state, Scale.HUNDRED, null, null, null);
  }

  /** A citizen's rating of one service event. */
  public static Ballot ofCitizen(
      String rater, String event, Period period, Scale scale, Rational score) {
    return new Ballot(Channel.PUB, rater, State.VALID, scale, score, event, period);
  }

  public boolean isValid() {
    return state == State.VALID;
  }

  /** Whether a representative or grid worker rated; else, in {@code pub}, a citizen. */
  boolean isOfRepresentative() {
    return event != null && event.startsWith(REPRESENTATIVES);
  }

  /** The score brought to 0–100, exact; only for a ballot with a score. */
  public Rational points() {
    return score.times(Rational.HUNDRED).over(scale.top());
  }

  static Ballot read(Fields fields) {
    fields.require("channel", "rater", "scale");
    return new Ballot(
        fields.choice("channel", Channel.class),
        fields.text("rater"),
        fields.choice("state", State.class, State.VALID),
        fields.choice("scale", Scale.class),
        fields.decimal("score", DecimalRange.HUNDRED),
        fields.text("event"),
        fields.choice("period", Period.class));
  }

  void check(String at, String officer, Errors errors) {
    errors.addIf(rater.equals(officer), at + ".rater", ErrorCode.SELF_VOTE, "不能给自己打分，请删去这张票");
    if (isValid()) {
      errors.require(score, at + ".score", "有效票必须有分数；不计的票请写明状态（state）");
    }
    errors.addIf(
        score != null && score.isAbove(scale.top()),
        at + ".score",
        ErrorCode.RANGE,
        "%s的分数不能大于%s，请核对".formatted(scale.label(), scale.top()));
    if (channel == Channel.PUB) {
      errors.require(event, at + ".event", "群众评价必须写明所评的服务事项");
    } else {
      errors.forbid(event, at + ".event", "只有群众评价才写服务事项，请删去");
      errors.forbid(period, at + ".period", "只有群众评价才写所属季度，请删去");
    }
  }

  Map<String, Object> toTree() {
    return Tree.input()
        .put("channel", channel)
        .put("rater", rater)
        .put("state", state)
        .put("scale", scale)
        .put("score", score)
        .put("event", event)
        .put("period", period)
        .done();
  }
}
