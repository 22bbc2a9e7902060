package io.saima.review.web;

/**
 * Where in a long list a page stands; numbers begin at 1, and one out of range becomes the nearest.
 */
record Paging(int number, int pages, int size, int total) {

  static Paging of(int asked, int size, int total) {
    int pages = Math.max(1, (total + size - 1) / size);
    return new Paging(Math.max(1, Math.min(asked, pages)), pages, size, total);
  }

  int first() {
    return (number - 1) * size;
  }
}
