package io.saima.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps officers' files by subject. Who may add, remove or see one is the caller's rule; what a
 * file may be is decided here.
 */
@Service
public class EvidenceArchive {

  /** How many files an officer may bring for one subject. */
  public static final int MOST_FILES = 5;

  private static final int LONGEST_NAME = 80;

  private final EvidenceIntake intake;
  private final EvidenceItems items;
  private final Orphans orphans;
  private final FileStore store;
  private final Clock clock;

  EvidenceArchive(
      EvidenceIntake intake, EvidenceItems items, Orphans orphans, FileStore store, Clock clock) {
    this.intake = intake;
    this.items = items;
    this.orphans = orphans;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Reads, checks and stores a file that nobody has kept yet; call it outside a transaction, for it
   * takes its time.
   *
   * @param content at most 10 MB; the caller closes it
   * @throws EvidenceRefused if it is too large, no JPEG, PNG or PDF, or would do harm
   */
  @Transactional(propagation = Propagation.NEVER)
  public PreparedEvidence prepare(InputStream content) throws IOException {
    return intake.take(content);
  }

  /**
   * Gives a prepared file to an officer's subject, in the caller's transaction.
   *
   * @param name the file's name as the officer knows it; it is shortened and cleaned
   * @throws EvidenceRefused if the subject is full or has the same file already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public EvidenceItem keep(String officer, String subject, String name, PreparedEvidence file) {
    List<EvidenceItem> there = items.findByOfficerIdAndSubjectOrderBySlot(officer, subject);
    requireRoom(there.size());
    if (items.existsByOfficerIdAndSubjectAndSha256(officer, subject, file.sha256())) {
      throw new EvidenceRefused("这个文件已经上传过了，不用再传。");
    }
    if (!orphans.take(keys(file))) {
      throw new EvidenceRefused("上传用的时间太长，请重新上传。");
    }
    Set<Integer> taken = there.stream().map(EvidenceItem::slot).collect(Collectors.toSet());
    int slot = 1;
    while (taken.contains(slot)) {
      slot++;
    }
    return items.save(
        new EvidenceItem(file, officer, subject, slot, clean(name), LocalDateTime.now(clock)));
  }

  private static List<String> keys(PreparedEvidence file) {
    return PreparedEvidence.keys(file.id(), file.kind());
  }

  /**
   * Passes if one more file may be brought.
   *
   * @throws EvidenceRefused otherwise
   */
  @Transactional(readOnly = true)
  public void requireRoom(String officer, String subject) {
    requireRoom(items.findByOfficerIdAndSubjectOrderBySlot(officer, subject).size());
  }

  private static void requireRoom(int files) {
    if (files >= MOST_FILES) {
      throw new EvidenceRefused("最多上传%d个文件；要换一个，请先删掉不要的。".formatted(MOST_FILES));
    }
  }

  private static String clean(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String bare = last.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
    String safe = bare.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}]", "").strip();
    int length = Math.min(LONGEST_NAME, safe.codePointCount(0, safe.length()));
    String result = safe.substring(0, safe.offsetByCodePoints(0, length));
    return result.isEmpty() ? "未命名" : result;
  }

  /** The files of a subject, in the order in which they fill its places. */
  @Transactional(readOnly = true)
  public List<EvidenceItem> of(String officer, String subject) {
    return items.findByOfficerIdAndSubjectOrderBySlot(officer, subject);
  }

  /** How many files each of the officers has brought; who has none is not in it. */
  @Transactional(readOnly = true)
  public Map<String, Long> counts(Collection<String> officers, String subject) {
    return items.findByOfficerIdInAndSubject(officers, subject).stream()
        .collect(Collectors.groupingBy(EvidenceItem::officerId, Collectors.counting()));
  }

  @Transactional(readOnly = true)
  public Optional<EvidenceItem> find(String officer, String subject, String id) {
    return items.findByIdAndOfficerIdAndSubject(id, officer, subject);
  }

  /** Takes a file away; that there is none is no fault. */
  @Transactional
  public void remove(String officer, String subject, String id) {
    find(officer, subject, id)
        .ifPresent(
            item -> {
              items.delete(item);
              orphans.add(item.keys());
            });
  }

  /** The stored file; the caller closes it. */
  public InputStream open(EvidenceItem item) throws IOException {
    return store.open(item.key());
  }

  /** The small picture of a photograph; the caller closes it. */
  public InputStream openThumbnail(EvidenceItem photo) throws IOException {
    return store.open(photo.thumbnailKey());
  }
}
