package io.saima.organization.imports;

/** Why a file, row or cell is refused; the names are part of the contract with the counties. */
public enum Reason {
  UNKNOWN_FILE,
  DUPLICATE_FILE,
  EMPTY_FILE,
  ENCODING,
  NUL,
  UNTERMINATED_QUOTE,
  BAD_QUOTE,
  MISSING_COLUMN,
  UNKNOWN_COLUMN,
  DUPLICATE_COLUMN,
  FIELD_COUNT,
  CONTROL_CHAR,
  REQUIRED,
  PATTERN,
  TOO_LONG,
  NOT_IN_LIST,
  NUMBER,
  DATE,
  RANGE,
  DUPLICATE_KEY,
  UNKNOWN_REF,
  SELF_REF,
  CYCLE,
  CONDITION,
  INDICATOR_COUNT,
  WEIGHT_SUM,
  CONFLICT,
  FROZEN
}
