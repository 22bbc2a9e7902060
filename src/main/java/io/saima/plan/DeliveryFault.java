package io.saima.plan;

/**
 * What is wrong with a figure that a data source sent.
 *
 * @param index its place in the delivery, from 0
 * @param key the source's key for it; null if it has none
 * @param field empty if the whole figure is meant
 * @param code the import's reason, or one of {@link Code}; stays the same whatever the words are
 * @param message Chinese; names the field and says what to do
 */
public record DeliveryFault(int index, String key, String field, String code, String message) {

  /** What can be wrong only with what a data source sends. */
  public enum Code {
    /** The field is none of a figure's. */
    UNKNOWN_FIELD,
    /** The field is there twice. */
    DUPLICATE_FIELD,
    /** The value is no text, or no number where there may be one. */
    WRONG_TYPE,
    /** The same figure is there twice. */
    DUPLICATE_FIGURE,
    /** The key was used before, with other content. */
    KEY_CONFLICT,
    /** The source may not deliver this indicator, or for this unit. */
    NOT_ALLOTTED,
    /** The month has not begun. */
    FUTURE_MONTH,
    /** More than one plan of the unit has the indicator. */
    AMBIGUOUS_PLAN
  }
}
