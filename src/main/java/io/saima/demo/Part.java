package io.saima.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * An actor in a few words: how many of a hundred never get round to the task, in which part of the
 * time the others do, and what they change of the form as it came.
 */
record Part(String kind, int never, double from, double to, Change change) implements Actor {

  /** What a person enters beyond what stands in the form already. */
  interface Change {
    void make(ObjectNode answer, Work work, JsonNode sheet, SplittableRandom dice);
  }

  @Override
  public Optional<LocalDateTime> moment(Work work) {
    SplittableRandom dice = work.diceOfMoment();
    return dice.nextInt(100) < never
        ? Optional.empty()
        : Optional.of(work.after(dice.nextDouble(from, to)));
  }

  /** The same part, in which these people always get round to the task. */
  Actor neverMissedBy(Predicate<String> people) {
    Part always = new Part(kind, 0, from, to, change);
    return new Actor() {
      @Override
      public String kind() {
        return kind;
      }

      @Override
      public Optional<LocalDateTime> moment(Work work) {
        return (people.test(work.assignee()) ? always : Part.this).moment(work);
      }

      @Override
      public ObjectNode answer(Work work, Work.Shown shown) {
        return Part.this.answer(work, shown);
      }
    };
  }

  @Override
  public ObjectNode answer(Work work, Work.Shown shown) {
    SplittableRandom dice = work.dice();
    ObjectNode answer = shown.form().fill(shown.sheet(), dice, shown.now().toLocalDate());
    change.make(answer, work, shown.sheet(), dice);
    return answer;
  }
}
