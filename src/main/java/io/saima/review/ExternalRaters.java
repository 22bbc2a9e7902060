package io.saima.review;

import io.saima.calendar.Quarter;
import io.saima.organization.AssessedCounties;
import io.saima.organization.Body;
import io.saima.organization.County;
import io.saima.organization.Officer;
import io.saima.organization.PostClass;
import io.saima.organization.Unit;
import io.saima.rating.Contact;
import io.saima.rating.ContactKind;
import io.saima.rating.LinkLetter;
import io.saima.rating.LinkToken;
import io.saima.rating.PushFailed;
import io.saima.rating.RatingChannels;
import io.saima.review.ExternalList.Entry;
import io.saima.scoring.Ballot;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People without an account who rate a body: registered by the organization department, asked
 * through a link, once, until the cut-off. A row of their sheet is a unit, and stands for everybody
 * in it, or one of its leaders.
 */
@Service
@Transactional
public class ExternalRaters {

  private static final Pattern PHONE = Pattern.compile("\\+?\\d{5,15}");
  private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final int MOST_AT_ONCE = 500;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_CONTACT = 120;
  private static final BigDecimal STEP = BigDecimal.TEN;
  private static final String COLUMNS =
      "select id, review_id, kind, name, contact_kind, contact, state, links, handed_over,"
          + " registered_by from external_rater ";

  private static final RowMapper<External> ROW =
      (row, n) ->
          new External(
              row.getLong(1),
              ReviewId.of(row.getString(2)),
              ExternalKind.valueOf(row.getString(3)),
              row.getString(4),
              new Contact(ContactKind.valueOf(row.getString(5)), row.getString(6)),
              ExternalState.valueOf(row.getString(7)),
              row.getInt(8),
              row.getBoolean(9),
              row.getString(10));

  private final JdbcTemplate jdbc;
  private final Reviews reviews;
  private final ReviewMembers members;
  private final Ballots ballots;
  private final RatingChannels channels;
  private final AssessedCounties assessed;
  private final Impartiality impartiality;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate atOnce;
  private final Clock clock;

  ExternalRaters(
      JdbcTemplate jdbc,
      Reviews reviews,
      ReviewMembers members,
      Ballots ballots,
      RatingChannels channels,
      AssessedCounties assessed,
      Impartiality impartiality,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.reviews = reviews;
    this.members = members;
    this.ballots = ballots;
    this.channels = channels;
    this.assessed = assessed;
    this.impartiality = impartiality;
    this.events = events;
    this.atOnce = new TransactionTemplate(transactions);
    this.atOnce.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  /**
   * @param links how many were made for him; only the last one leads anywhere, and the one before
   *     as long as it is not known that the last one is on its way
   * @param handedOver whether the last one was handed to him in person
   */
  public record External(
      long id,
      ReviewId review,
      ExternalKind kind,
      String name,
      Contact contact,
      ExternalState state,
      int links,
      boolean handedOver,
      String registeredBy) {

    /** Whether he can still rate. */
    boolean waits() {
      return state == ExternalState.REGISTERED || state == ExternalState.INVITED;
    }

    /** Whose rater key this is. */
    String holder() {
      return "external-" + id;
    }
  }

  /** A row of the sheet: whom it names, and for whom it stands. */
  public record Row(String title, String detail, List<String> ratees) {}

  /** A sheet behind a link that somebody opened. */
  public record OpenSheet(External rater, String body, LocalDateTime closesAt, List<Row> rows) {}

  // ---- the department registers

  @Transactional(readOnly = true)
  public List<External> of(ReviewId review) {
    return jdbc.query(COLUMNS + "where review_id = ? order by kind, id", ROW, review.toString());
  }

  @Transactional(readOnly = true)
  public Optional<External> find(long id) {
    return jdbc.query(COLUMNS + "where id = ?", ROW, id).stream().findFirst();
  }

  /**
   * Registers somebody for a review that has not ended.
   *
   * @return what is wrong, as a sentence; empty if he is registered
   */
  public Optional<String> register(
      ReviewId review, ExternalKind kind, String name, Contact contact, String by) {
    LocalDateTime now = LocalDateTime.now(clock);
    Optional<String> problem =
        impartiality.refusal(by, review).or(() -> problem(name, contact, takes(review, now)));
    if (problem.isEmpty()) {
      insert(review, kind, name, contact, by, now);
      events.publishEvent(new ExternalRegistered(review));
    }
    return problem;
  }

  private void insert(
      ReviewId review,
      ExternalKind kind,
      String name,
      Contact contact,
      String by,
      LocalDateTime now) {
    jdbc.update(
        "insert into external_rater (review_id, kind, name, contact_kind, contact, state, links,"
            + " registered_by, registered_at) values (?,?,?,?,?,'REGISTERED',0,?,?)",
        review.toString(),
        kind.name(),
        name,
        contact.kind().name(),
        contact.address(),
        by,
        now);
  }

  private static Optional<String> problem(String name, Contact contact, boolean taken) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      return Optional.of("请填写姓名或机构名称，最多60个字。");
    }
    if (contact.address().length() > LONGEST_CONTACT || !plausible(contact)) {
      return Optional.of("“" + contact.kind().label() + "”的联系方式不对，请核对后重填。");
    }
    return taken ? Optional.empty() : Optional.of("这次测评已经截止，不能再登记外部评价人。");
  }

  /**
   * Registers many at once, all or none.
   *
   * @param text a line each: code of the body, kind, name, and a phone number or mail address
   * @param bodies those that have a review in the quarter
   * @return what is wrong, a sentence each; empty if all are registered
   */
  public List<String> registerAll(
      Quarter quarter, String text, Collection<String> bodies, String by) {
    Map<Integer, String> faults = new TreeMap<>();
    List<Entry> entries = ExternalList.read(text, faults);
    if (entries.isEmpty() && faults.isEmpty() || entries.size() > MOST_AT_ONCE) {
      return List.of("请粘贴1至%d行。".formatted(MOST_AT_ONCE));
    }
    // One moment for all: the cut-off does not fall between the first line and the last.
    LocalDateTime now = LocalDateTime.now(clock);
    Set<String> taken = taken(quarter, bodies, now);
    if (taken.isEmpty()) {
      return List.of("这个季度的测评已经截止，不能再登记外部评价人。");
    }
    Set<List<Object>> known = new HashSet<>();
    entries.stream()
        .map(Entry::body)
        .distinct()
        .flatMap(body -> of(new ReviewId(quarter, body)).stream())
        .filter(one -> one.state() != ExternalState.WITHDRAWN)
        .forEach(one -> known.add(List.of(one.review().body(), one.kind(), one.name())));
    Set<String> his = impartiality.bodies(by, quarter);
    for (Entry one : entries) {
      Optional<String> fault =
          !bodies.contains(one.body())
              ? Optional.of("本季度没有代码为“" + one.body() + "”的考核主体。")
              : his.contains(one.body())
                  ? Optional.of(Impartiality.NOT_HIS_BODY)
                  : known.add(List.of(one.body(), one.kind(), one.name()))
                      ? problem(one.name(), one.contact(), taken.contains(one.body()))
                      : Optional.of("“" + one.name() + "”已经登记过；确有同名的，请到该主体的页面单独登记。");
      fault.ifPresent(sentence -> faults.put(one.number(), sentence));
    }
    if (faults.isEmpty()) {
      for (Entry one : entries) {
        insert(new ReviewId(quarter, one.body()), one.kind(), one.name(), one.contact(), by, now);
      }
      entries.stream()
          .map(Entry::body)
          .distinct()
          .forEach(
              body -> events.publishEvent(new ExternalRegistered(new ReviewId(quarter, body))));
    }
    return faults.entrySet().stream()
        .map(fault -> "第%d行：%s".formatted(fault.getKey(), fault.getValue()))
        .toList();
  }

  private static boolean plausible(Contact contact) {
    return switch (contact.kind()) {
      case PHONE -> PHONE.matcher(contact.address()).matches();
      case MAIL -> MAIL.matcher(contact.address()).matches();
      case REFERENCE -> !contact.address().isBlank();
      case COUNTER -> true;
    };
  }

  /** Whether somebody can be registered for the review now. */
  @Transactional(readOnly = true)
  public boolean takes(ReviewId review) {
    return takes(review, LocalDateTime.now(clock));
  }

  private boolean takes(ReviewId review, LocalDateTime now) {
    return !taken(review.quarter(), List.of(review.body()), now).isEmpty();
  }

  /** Whether somebody can be registered now for a review of one of these bodies. */
  @Transactional(readOnly = true)
  public boolean takesAny(Quarter quarter, Collection<String> bodies) {
    return !taken(quarter, bodies, LocalDateTime.now(clock)).isEmpty();
  }

  /**
   * Of these bodies those whose reviews take ballots or are still to begin. That of a quarter which
   * ended before the last one does not begin any more.
   */
  private Set<String> taken(Quarter quarter, Collection<String> bodies, LocalDateTime now) {
    boolean ahead = quarter.compareTo(Quarter.of(now.toLocalDate()).previous()) >= 0;
    Set<String> taken = ahead ? new HashSet<>(bodies) : new HashSet<>();
    for (Review review : reviews.findByQuarterCodeOrderByBodyCode(quarter.toString())) {
      if (!isOpen(review, now)) {
        taken.remove(review.body());
      } else if (bodies.contains(review.body())) {
        taken.add(review.body());
      }
    }
    return taken;
  }

  private boolean isOpen(Review review) {
    return isOpen(review, LocalDateTime.now(clock));
  }

  private static boolean isOpen(Review review, LocalDateTime now) {
    return review.state() == ReviewState.COLLECTING && now.isBefore(review.closesAt());
  }

  /** Whether ballots of the review are taken now. */
  @Transactional(readOnly = true)
  public boolean isOpen(ReviewId review) {
    return reviews.find(review).filter(this::isOpen).isPresent();
  }

  /** Takes somebody off who has not rated yet; says whether that was so. */
  public boolean withdraw(long id) {
    return jdbc.update(
            "update external_rater set state = 'WITHDRAWN', token_hash = null, former_hash = null,"
                + " contact = '' where id = ? and state in ('REGISTERED', 'INVITED')",
            id)
        > 0;
  }

  /**
   * Who is to get a link now: everybody who has not rated, unless he stands at the counter or was
   * handed one.
   */
  @Transactional(readOnly = true)
  public List<External> toInvite(ReviewId review, boolean again) {
    if (!isOpen(review)) {
      return List.of();
    }
    return of(review).stream()
        .filter(
            one ->
                one.state() == ExternalState.REGISTERED
                    || again && one.state() == ExternalState.INVITED)
        .filter(one -> one.contact().kind() != ContactKind.COUNTER && !one.handedOver())
        .toList();
  }

  // ---- links

  /**
   * A new link, to be handed in person to somebody who has not rated; a former one leads nowhere
   * from now on, and none is sent any more.
   *
   * @return the path of the page; empty if he cannot rate any more
   */
  public Optional<String> hand(long id) {
    External rater = find(id).orElseThrow();
    if (!isOpen(rater.review())) {
      return Optional.empty();
    }
    LinkToken token = LinkToken.random();
    int made =
        jdbc.update(
            "update external_rater set former_hash = null, token_hash = ?, state = 'INVITED',"
                + " links = links + 1, handed_over = true"
                + " where id = ? and state in ('REGISTERED', 'INVITED')",
            token.hash(),
            id);
    if (made == 0) {
      return Optional.empty();
    }
    prepare(rater);
    return Optional.of(path(token));
  }

  /** A link that is being sent: which of his it is, and its token. */
  private record Sent(int number, LinkToken token) {}

  /**
   * A new link to be sent, unless one was handed over. What was sent before leads to the sheet
   * until {@link #arrived}.
   */
  private Optional<Sent> link(External rater) {
    LinkToken token = LinkToken.random();
    int made =
        jdbc.update(
            "update external_rater set former_hash = coalesce(former_hash, token_hash),"
                + " token_hash = ?, state = 'INVITED', links = links + 1"
                + " where id = ? and state in ('REGISTERED', 'INVITED') and not handed_over",
            token.hash(),
            rater.id());
    if (made == 0) {
      return Optional.empty();
    }
    prepare(rater);
    return find(rater.id()).map(one -> new Sent(one.links(), token));
  }

  private void arrived(External rater, LinkToken token) {
    jdbc.update(
        "update external_rater set former_hash = null where id = ? and token_hash = ?",
        rater.id(),
        token.hash());
  }

  private void prepare(External rater) {
    ballots.prepare(rater.review(), rater.holder(), rater.kind().role(), ratees(rater.review()));
  }

  private static String path(LinkToken token) {
    return "/rate/sheet/" + token.text();
  }

  /** The whole address of a link for somebody who reached Saima under this one. */
  public String address(String path, String here) {
    return channels.address(path, here);
  }

  /**
   * Makes a new link and sends it, unless he has rated or was handed one. The link is committed
   * before it is sent: a gateway may deliver it and yet not answer, and then a link that nobody
   * knows of any more would be all he has. The next attempt is another letter to the gateway.
   *
   * @throws PushFailed if no channel takes it
   */
  public void send(long id) {
    External rater = find(id).orElseThrow();
    if (!rater.waits() || rater.handedOver() || !isOpen(rater.review())) {
      return;
    }
    var channel =
        channels
            .to(rater.contact().kind())
            .orElseThrow(
                () ->
                    new PushFailed(
                        "没有可以送达“%s”的渠道（外部评价人%d）。请配置邮件或短信网关后重试，或在测评安排页为他生成链接、当面交付。"
                            .formatted(rater.contact().kind().label(), id)));
    Sent link = atOnce.execute(status -> link(rater)).orElse(null);
    if (link == null) {
      return;
    }
    Review review = reviews.get(rater.review());
    String body = body(rater.review());
    channel.send(
        new LinkLetter(
            "external-%d-%d".formatted(id, link.number()),
            rater.contact(),
            rater.review().quarter().label() + "测评：" + body,
            "%s：请您以%s身份评价%s，一人一张，不具名，只能提交一次。".formatted(rater.name(), rater.kind().label(), body),
            channels.address(path(link.token())),
            review.closesAt()));
    arrived(rater, link.token());
  }

  private String body(ReviewId review) {
    return assessed.of(review.quarter()).body(review.body()).map(Body::name).orElse(review.body());
  }

  // ---- the sheet

  /** The sheet behind a link; empty if the link leads nowhere, or nowhere any more. */
  @Transactional(readOnly = true)
  public Optional<OpenSheet> open(String token) {
    return byToken(token)
        .filter(rater -> rater.state() == ExternalState.INVITED && isOpen(rater.review()))
        .map(
            rater ->
                new OpenSheet(
                    rater,
                    body(rater.review()),
                    reviews.get(rater.review()).closesAt(),
                    rows(rater.review())));
  }

  /** Who has rated behind a link. */
  @Transactional(readOnly = true)
  public Optional<External> done(String token) {
    return byToken(token).filter(rater -> rater.state() == ExternalState.CAST);
  }

  private Optional<External> byToken(String token) {
    String hash = new LinkToken(token).hash();
    return Stream.of("token_hash", "former_hash")
        .flatMap(column -> jdbc.query(COLUMNS + "where " + column + " = ?", ROW, hash).stream())
        .findFirst();
  }

  private List<String> ratees(ReviewId review) {
    return members.of(review).stream().map(ReviewMember::officer).toList();
  }

  /** Each leader by himself, and each unit for all of its other people. */
  List<Row> rows(ReviewId review) {
    County county = assessed.of(review.quarter());
    List<Row> rows = new ArrayList<>();
    Map<String, List<String>> others = new TreeMap<>();
    List<Officer> leaders = new ArrayList<>();
    for (ReviewMember member : members.of(review)) {
      if (member.postClass() == PostClass.PRINCIPAL || member.postClass() == PostClass.DEPUTY) {
        county.officer(member.officer()).ifPresent(leaders::add);
      } else {
        others.computeIfAbsent(member.unit(), unit -> new ArrayList<>()).add(member.officer());
      }
    }
    others.forEach(
        (unit, people) ->
            rows.add(
                new Row(
                    county.unit(unit).map(Unit::name).orElse(unit),
                    "对单位其他人员的总体评价（%d人）".formatted(people.size()),
                    people)));
    leaders.stream()
        .sorted(
            Comparator.comparing(Officer::unitCode)
                .thenComparing(Officer::postClass)
                .thenComparing(Officer::id))
        .forEach(
            leader -> rows.add(new Row(leader.name(), leader.postTitle(), List.of(leader.id()))));
    return rows;
  }

  /**
   * Stores what somebody says behind a link, one answer for each row: 1–10, or that he does not
   * know, or stands aside.
   *
   * @param phrase of the receipt that he is shown
   * @return whether it was stored; of two at once only one is
   */
  public boolean cast(String token, List<String> answers, String phrase) {
    OpenSheet sheet = open(token).orElse(null);
    if (sheet == null || sheet.rows().size() != answers.size()) {
      return false;
    }
    External rater = sheet.rater();
    if (!ballots.holdCollecting(rater.review())) {
      return false;
    }
    RaterKey key = ballots.keyOf(rater.review(), BallotKind.EXTERNAL, rater.holder());
    int taken =
        jdbc.update(
            "update external_rater set state = 'CAST', contact = '', receipt_check = ?"
                + " where id = ? and state = 'INVITED'",
            key.receiptCheck(phrase),
            rater.id());
    if (taken == 0) {
      return false;
    }
    List<Opinion> opinions = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      for (String ratee : sheet.rows().get(i).ratees()) {
        opinions.add(opinion(ratee, answers.get(i)));
      }
    }
    ballots.cast(rater.review(), key, rater.kind().role(), opinions, phrase);
    return true;
  }

  private static Opinion opinion(String ratee, String answer) {
    return switch (answer) {
      case "unknown" -> Opinion.unknown(ratee);
      case "recused" -> Opinion.recused(ratee);
      default -> Opinion.score(ratee, new BigDecimal(answer).multiply(STEP));
    };
  }

  /** Whether this is an answer that a row may have. */
  public static boolean isAnswer(String answer) {
    return answer != null && answer.matches("[1-9]|10|unknown|recused");
  }

  // ---- the cut-off

  /**
   * Ends the links of a review. Whom somebody from outside scored in a channel, for him what the
   * department had entered for it meanwhile no longer counts; who does not know him, or stands
   * aside from him, takes nothing away.
   */
  void close(ReviewId review) {
    ballots.dropOvertaken(review, RaterRole.THIRD);
    ballots.dropOvertaken(review, RaterRole.MEDIA);
    jdbc.update("update external_rater set contact = '' where review_id = ?", review.toString());
  }

  /** A quarter's service event that a representative's rating of the public channel belongs to. */
  static String event(Quarter quarter) {
    return Ballot.REPRESENTATIVES + quarter;
  }
}
