package io.saima.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords, by account and by address, whether the account exists or
 * not.
 */
@Component
class LoginThrottle {

  private final LoadingCache<String, Bucket> accounts;
  private final LoadingCache<String, Bucket> addresses;

  LoginThrottle(LoginLimits limits) {
    accounts = buckets(limits.perAccount(), limits.within());
    addresses = buckets(limits.perAddress(), limits.within());
  }

  private static LoadingCache<String, Bucket> buckets(int capacity, Duration within) {
    return Caffeine.newBuilder()
        .expireAfterAccess(within)
        .maximumSize(100_000)
        .build(
            key ->
                Bucket.builder()
                    .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, within))
                    .build());
  }

  /** Takes one attempt from both, or refuses. */
  void attempt(String username, String address) {
    take(accounts.get(account(username)));
    take(addresses.get(address));
  }

  /** The attempt succeeded and does not count. */
  void succeeded(String username, String address) {
    accounts.get(account(username)).addTokens(1);
    addresses.get(address).addTokens(1);
  }

  private static void take(Bucket bucket) {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooManyAttempts(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private static String account(String username) {
    String name = username.strip().toUpperCase(Locale.ROOT);
    return name.length() > 64 ? name.substring(0, 64) : name;
  }
}
