package io.saima.scoring;

import java.util.List;

/** Says that an input cannot be calculated, with all faults of the stage that found the first. */
public final class InvalidInput extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  InvalidInput(List<FieldError> errors) {
    super("输入数据有误：" + String.join("；", errors.stream().map(InvalidInput::line).toList()));
    this.errors = List.copyOf(errors);
  }

  /** All faults of one stage, at least one. */
  public List<FieldError> errors() {
    return errors;
  }

  private static String line(FieldError error) {
    return error.field() + " " + error.message() + "（" + error.code() + "）";
  }
}
