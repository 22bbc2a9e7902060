package io.saima.weeklylog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

  private static final String LOG = "巡查三处堤防，整理台账十二份，接待来访群众四批，参加防汛会商。";

  @Test
  void punctuationSpacesAndWidthDoNotMatter() {
    assertThat(Wording.of("巡查３处堤防, 记录OK！").sameAs(Wording.of("巡查3处堤防。记录ok"))).isTrue();
    assertThat(Wording.of("巡查3处堤防").sameAs(Wording.of("巡查4处堤防"))).isFalse();
  }

  @Test
  void likenessIsTheShareOfCommonRuns() {
    assertThat(Wording.of(LOG).likeness(Wording.of(LOG))).isEqualTo(100);
    assertThat(Wording.of(LOG).likeness(Wording.of(LOG + "很好"))).isBetween(90, 99);
    assertThat(Wording.of(LOG).likeness(Wording.of("起草年度总结，修改两稿，报送办公室审定后印发。"))).isZero();
    assertThat(Wording.of(LOG).likeness(Wording.of(""))).isZero();
    String half = LOG.substring(0, LOG.length() * 4 / 5 + 2);
    assertThat(Wording.of(half).likeness(Wording.of(LOG)))
        .isEqualTo(Wording.of(LOG).likeness(Wording.of(half)))
        .isBetween(80, 90);
    assertThat(Wording.of(LOG.substring(0, LOG.length() / 2)).likeness(Wording.of(LOG))).isZero();
    assertThat(Wording.of("").likeness(Wording.of(""))).isZero();
  }
}
