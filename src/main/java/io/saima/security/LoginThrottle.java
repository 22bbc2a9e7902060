package io.saima.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords, whether the account exists or not. Attempts count for the
 * account and the address together, so that a stranger locks nobody out who comes from elsewhere;
 * guessing from many addresses is slowed by a wider limit of the account, which does not hold for
 * addresses that its owner has come in from.
 */
@Component
class LoginThrottle {

  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final LoadingCache<Pair, Bucket> pairs;
  private final LoadingCache<String, Bucket> addresses;
  private final LoadingCache<String, Bucket> accounts;
  private final Cache<Pair, Boolean> familiar =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(100_000).build();

  private record Pair(String account, String address) {}

  LoginThrottle(LoginLimits limits) {
    pairs = buckets(limits.perAccountAndAddress(), limits.within());
    addresses = buckets(limits.perAddress(), limits.within());
    accounts = buckets(limits.perAccount(), limits.within());
  }

  /** For each key so many tokens within the time, filled up again little by little. */
  static <K> LoadingCache<K, Bucket> buckets(int capacity, Duration within) {
    return Caffeine.newBuilder()
        .expireAfterAccess(within)
        .maximumSize(100_000)
        .build(
            key ->
                Bucket.builder()
                    .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, within))
                    .build());
  }

  /** Counts an attempt, or refuses it; what is refused costs the account nothing. */
  void attempt(String username, String address) {
    Pair pair = pair(username, address);
    take(pairs.get(pair));
    take(addresses.get(pair.address()));
    if (familiar.getIfPresent(pair) == null) {
      take(accounts.get(pair.account()));
    }
  }

  /** The attempt succeeded and does not count. */
  void succeeded(String username, String address) {
    Pair pair = pair(username, address);
    pairs.get(pair).addTokens(1);
    addresses.get(pair.address()).addTokens(1);
    if (familiar.getIfPresent(pair) == null) {
      accounts.get(pair.account()).addTokens(1);
    }
    familiar.put(pair, true);
  }

  /**
   * Refuses whoever guessed too often; counts nothing. For secrets that are checked so fast that
   * nobody has to pay in advance: what is wrong is counted by {@link #failed}.
   */
  void check(String username, String address) {
    Pair pair = pair(username, address);
    require(pairs.get(pair));
    require(addresses.get(pair.address()));
  }

  /** Counts a wrong guess. */
  void failed(String username, String address) {
    Pair pair = pair(username, address);
    pairs.get(pair).tryConsume(1);
    addresses.get(pair.address()).tryConsume(1);
  }

  private static void require(Bucket bucket) {
    var probe = bucket.estimateAbilityToConsume(1);
    if (!probe.canBeConsumed()) {
      throw new TooManyAttempts(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private static void take(Bucket bucket) {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooManyAttempts(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private static Pair pair(String username, String address) {
    String name = username.strip().toUpperCase(Locale.ROOT);
    return new Pair(name.length() > 64 ? name.substring(0, 64) : name, network(address));
  }

  /** Who has one IPv6 address has a whole network of them: its first 64 bits count. */
  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 16
          ? HexFormat.of().formatHex(bytes, 0, 8)
          : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
