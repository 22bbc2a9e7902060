package io.saima.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many places for 好 each quota unit gets, scoring §5.1 and §5.2.
 *
 * <p>Origin: the share is a national rule; merged assessment (合并考核) and signed carry-over answer
 * seed 002, after which small units have no place at all.
 */
final class Places {

  /**
   * Who is nearest to another place. The largest is given first, the smallest gives back first; so
   * the larger unit and, among equals, the smaller code win both times.
   */
  private static final Comparator<Share> CLAIM =
      Comparator.comparing(Share::remainder)
          .thenComparing(Share::size)
          .thenComparing(Share::code, Text.ORDER.reversed());

  private Places() {}

  /** A quota unit while places are given and taken; "unit" means quota unit. */
  private static final class Share {
    private final String code;
    private final List<String> members;
    private final int size;
    private final Rational carry;
    private final Rational entitlement;
    private final int floor;
    private int places;

    private Share(String code, List<QuotaInput.Unit> units, int percent) {
      this.code = code;
      this.members = Text.sorted(units.stream().map(QuotaInput.Unit::code).toList());
      this.size = units.stream().mapToInt(QuotaInput.Unit::size).sum();
      this.carry = Rational.sum(units.stream().map(QuotaInput.Unit::carry).toList());
      this.entitlement = Rational.of((long) size * percent, 100).plus(carry);
      this.floor = Math.min(size, Math.max(0, entitlement.floor().intValueExact()));
      this.places = floor;
    }

    private int size() {
      return size;
    }

    private String code() {
      return code;
    }

    private Rational remainder() {
      return entitlement.minus(Rational.of(places));
    }
  }

  /** The number of places of a body: {@code (n × percent) div 100}, integers only. */
  static int of(int n, int percent) {
    return (int) ((long) n * percent / 100);
  }

  /**
   * Shares the body's places, so that their sum is K exactly and none has more places than people.
   *
   * @return by code; nobody has used a place yet
   */
  static List<QuotaResult.Unit> share(QuotaInput input) {
    Policy policy = input.policy();
    List<Share> shares = new ArrayList<>();
    merged(input.units())
        .forEach((code, units) -> shares.add(new Share(code, units, policy.goodPercent())));
    int k = of(shares.stream().mapToInt(Share::size).sum(), policy.goodPercent());
    giveRemainders(shares, k);
    takeBack(shares, k);
    return shares.stream()
        .map(
            share ->
                new QuotaResult.Unit(
                    share.code,
                    share.members,
                    share.size,
                    share.carry,
                    share.entitlement,
                    share.floor,
                    share.places,
                    share.remainder(),
                    0,
                    share.size < policy.smallUnit()))
        .toList();
  }

  /** Place by place to the largest remainder; tie: the larger unit, then the smaller code. */
  private static void giveRemainders(List<Share> shares, int k) {
    for (int missing = k - given(shares); missing > 0; missing--) {
      shares.stream().filter(share -> share.places < share.size).max(CLAIM).orElseThrow().places++;
    }
  }

  /** Place by place from the smallest remainder; tie: the smaller unit, then the larger code. */
  private static void takeBack(List<Share> shares, int k) {
    for (int excess = given(shares) - k; excess > 0; excess--) {
      shares.stream().filter(share -> share.places > 0).min(CLAIM).orElseThrow().places--;
    }
  }

  private static int given(List<Share> shares) {
    return shares.stream().mapToInt(share -> share.places).sum();
  }

  private static Map<String, List<QuotaInput.Unit>> merged(List<QuotaInput.Unit> units) {
    Map<String, List<QuotaInput.Unit>> merged = new TreeMap<>(Text.ORDER);
    for (QuotaInput.Unit unit : units) {
      merged.computeIfAbsent(unit.quotaUnit(), code -> new ArrayList<>()).add(unit);
    }
    return merged;
  }
}
