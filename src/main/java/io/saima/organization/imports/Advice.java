package io.saima.organization.imports;

/** What the answer of an import says in Chinese. */
public final class Advice {

  private Advice() {}

  static String cell(String column, String value, CellFault fault) {
    return value.isEmpty()
        ? "“%s”%s".formatted(column, fault.getMessage())
        : "“%s”的值“%s”%s".formatted(column, excerpt(value, 40), fault.getMessage());
  }

  /** The beginning of a text, without characters that would disturb a reader. */
  public static String excerpt(String text, int most) {
    StringBuilder excerpt = new StringBuilder();
    text.codePoints().limit(most).map(c -> disturbs(c) ? '·' : c).forEach(excerpt::appendCodePoint);
    return text.codePointCount(0, text.length()) > most ? excerpt + "…" : excerpt.toString();
  }

  private static boolean disturbs(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.SURROGATE;
  }

  static String of(Reason reason) {
    return switch (reason) {
      case UNKNOWN_FILE -> "没有这个表。文件名应为表名加“.csv”，例如officers.csv；请改名或去掉这个文件，整批重新上传。";
      case DUPLICATE_FILE -> "同一批里这个文件出现了不止一次，请只保留一个，整批重新上传。";
      case EMPTY_FILE -> "文件是空的，没有标题行；请在第1行写上全部列名。";
      case ENCODING -> "文件从这一行起不是UTF-8编码；请用“CSV UTF-8（逗号分隔）”格式重新保存。";
      case NUL -> "这一行含有空字节（NUL），文件可能已损坏；请重新导出。";
      case UNTERMINATED_QUOTE -> "从这一行开始的英文双引号没有结束；请补上右引号，内容中的引号要写两个。";
      case BAD_QUOTE -> "这一行的英文双引号用法不对：含引号的内容要整个用引号括起，内容中的引号写两个，右引号后只能是逗号或行尾。";
      default -> throw new IllegalArgumentException(reason + " is not about a whole file");
    };
  }
}
