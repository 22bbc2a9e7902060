package io.saima.organization.imports;

import java.security.SecureRandom;

/**
 * A set of keys that keeps 128 bits of each: a million and a half keys take 64 MB, and two keys
 * meet by chance less often than a disk errs. The seed is new in every run, so that nobody can
 * prepare keys that meet.
 */
final class KeySet {

  private static final long SEED = new SecureRandom().nextLong();

  private long[] high = new long[1024];
  private long[] low = new long[1024];
  private int size;

  /** Adds a key; false if it was there. */
  boolean add(Object... parts) {
    if (size * 2 >= high.length) {
      grow();
    }
    return put(hash(SEED, parts), hash(~SEED, parts));
  }

  boolean contains(Object... parts) {
    long a = hash(SEED, parts);
    long b = hash(~SEED, parts) | 1;
    int mask = high.length - 1;
    for (int i = (int) a & mask; low[i] != 0; i = i + 1 & mask) {
      if (high[i] == a && low[i] == b) {
        return true;
      }
    }
    return false;
  }

  private boolean put(long a, long rawB) {
    long b = rawB | 1;
    int mask = high.length - 1;
    int i = (int) a & mask;
    while (low[i] != 0) {
      if (high[i] == a && low[i] == b) {
        return false;
      }
      i = i + 1 & mask;
    }
    high[i] = a;
    low[i] = b;
    size++;
    return true;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    high = new long[oldHigh.length * 2];
    low = new long[oldLow.length * 2];
    size = 0;
    for (int i = 0; i < oldHigh.length; i++) {
      if (oldLow[i] != 0) {
        put(oldHigh[i], oldLow[i]);
      }
    }
  }

  private static long hash(long seed, Object... parts) {
    long h = seed;
    for (Object part : parts) {
      String text = part == null ? "" : part.toString();
      for (int i = 0; i < text.length(); i++) {
        h = mix(h ^ text.charAt(i));
      }
      h = mix(h ^ 0x10000);
    }
    return h;
  }

  private static long mix(long value) {
    long x = value * 0x9E3779B97F4A7C15L;
    x = (x ^ x >>> 32) * 0xD6E8FEB86659FD93L;
    return x ^ x >>> 29;
  }
}
