package io.saima.scoring;

import java.util.Map;

/**
 * One line of a derivation (得分说明), from which a person can redo the sum by hand.
 *
 * @param value a numeral or a grade's code; null if the step has no value
 * @param text Chinese
 */
public record Step(String id, String value, String text) {

  Map<String, Object> toTree() {
    return Tree.result().put("id", id).put("value", value).put("text", text).done();
  }
}
