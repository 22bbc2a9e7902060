package io.saima.scoring;

/** The kinds of fault that an input can have. */
public enum ErrorCode {
  REQUIRED,
  TYPE,
  FORMAT,
  RANGE,
  ENUM,
  COUNT,
  UNKNOWN_FIELD,
  DUPLICATE,
  SELF_VOTE,
  SUM,
  REFERENCE,
  CONSISTENCY
}
