package io.saima.reconciliation.web;

import java.util.function.Function;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;

/** The page of a list that was asked for, or the last one where the list has become shorter. */
final class AskedPage {

  private static final int MOST = 100_000;

  private AskedPage() {}

  /**
   * @param number from 1; what lies outside counts as the nearest that there is
   * @param rows on a page
   */
  static <T> Page<T> of(int number, int rows, Function<PageRequest, Page<T>> list) {
    int asked = Math.max(1, Math.min(number, MOST));
    Page<T> page = list.apply(PageRequest.of(asked - 1, rows));
    return page.isEmpty() && page.getTotalPages() > 0
        ? list.apply(PageRequest.of(page.getTotalPages() - 1, rows))
        : page;
  }
}
