package io.saima.security.web;

/**
 * Where in a long list a page stands; numbers begin at 1, and one out of range becomes the nearest.
 */
record Paging(int number, int pages, int size, long total) {

  static Paging of(int asked, int size, long total) {
    int pages = (int) Math.max(1, (total + size - 1) / size);
    return new Paging(Math.max(1, Math.min(asked, pages)), pages, size, total);
  }

  int first() {
    return (number - 1) * size;
  }
}
