package io.saima.organization.imports;

import io.saima.engine.CaseLauncher;
import io.saima.organization.ClosedQuarters;
import io.saima.organization.CountyImported;
import io.saima.organization.CurrentCounty;
import io.saima.organization.imports.ImportAnswer.Fault;
import io.saima.organization.imports.ImportAnswer.FileAnswer;
import io.saima.organization.imports.ImportAnswer.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a county's files: in the contract's order, each in one transaction, until one is refused.
 * Imports wait for each other, and for the freezing of a quarter, by the lock of one row, also
 * between nodes.
 */
@Component
public class Imports {

  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
  private static final String SUFFIX = ".csv";
  private static final String NOT_ALL_STARTED =
      "数据已经导入，但由此应当发起的事项没有全部发起；再导入一次（内容不必改动）或重新启动时会补做。若仍有本提示，请管理员查看服务器日志。";
  private static final Set<String> SEEN_AT_ONCE =
      Set.of("units", "officers", "appointments", "relations", "leave");

  private final Map<String, ImportTable> tables;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final ClosedQuarters closed;
  private final CurrentCounty county;
  private final ApplicationEventPublisher events;
  private final CaseLauncher launcher;
  private final Environment environment;
  private final ImportRecords records;

  Imports(
      List<ImportTable> tables,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      ClosedQuarters closed,
      CurrentCounty county,
      ApplicationEventPublisher events,
      CaseLauncher launcher,
      Environment environment,
      ImportRecords records) {
    this.tables = tables.stream().collect(Collectors.toMap(ImportTable::name, Function.identity()));
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.closed = closed;
    this.county = county;
    this.events = events;
    this.launcher = launcher;
    this.environment = environment;
    this.records = records;
  }

  /** Takes files that no person sent: from the command line, or the demo's own. */
  public ImportAnswer take(List<ImportFile> upload) {
    return take(upload, null).answer();
  }

  /** Takes the files that a person sent; what came of it is kept under the number returned. */
  public Taken take(List<ImportFile> upload, String person) {
    long number = records.begin(person);
    ImportAnswer answer = tryToTake(upload, number);
    records.end(number, answer);
    return new Taken(number, answer);
  }

  /** The number under which an import is remembered, and what it was answered. */
  public record Taken(long number, ImportAnswer answer) {}

  private ImportAnswer tryToTake(List<ImportFile> upload, long number) {
    List<Fault> wrongNames = wrongNames(upload);
    List<ImportFile> files = new ArrayList<>(upload);
    files.sort(Comparator.comparingInt(Imports::place).thenComparing(ImportFile::name));
    if (!wrongNames.isEmpty()) {
      Set<String> wrong = wrongNames.stream().map(Fault::file).collect(Collectors.toSet());
      return new ImportAnswer(
          files.stream()
              .map(
                  file ->
                      untaken(
                          file.name(),
                          wrong.contains(file.name()) ? Status.REFUSED : Status.NOT_TRIED))
              .toList(),
          wrongNames.stream().limit(FaultList.LISTED).toList(),
          Math.max(0, wrongNames.size() - FaultList.LISTED));
    }
    Set<String> changed = new LinkedHashSet<>();
    ImportAnswer answer;
    try {
      answer = takeInOrder(files, number, changed);
    } catch (RuntimeException e) {
      tell(changed);
      throw e;
    }
    boolean told =
        answer.files().stream().noneMatch(file -> file.status() == Status.TAKEN) || tell(changed);
    return told ? answer : answer.with(NOT_ALL_STARTED);
  }

  /**
   * Lets the launchers start what the new data make due, and what an earlier import failed to
   * start; the data stay imported even if that fails. From the command line nothing is started: the
   * server does it when it comes up.
   *
   * @return whether everything was started
   */
  private boolean tell(Set<String> changed) {
    if (environment.matchesProfiles(ImportCommand.PROFILE)) {
      return true;
    }
    boolean started =
        changed.isEmpty()
            || succeeds(() -> events.publishEvent(new CountyImported(Set.copyOf(changed))));
    return succeeds(launcher::catchUp) && started;
  }

  private static boolean succeeds(Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException e) {
      LOG.error(
          "The import stands, but not everything that it makes due was started; the next import or"
              + " start tries again",
          e);
      return false;
    }
  }

  private ImportAnswer takeInOrder(List<ImportFile> files, long number, Set<String> changed) {
    List<FileAnswer> answers = new ArrayList<>();
    FaultList faults = null;
    for (ImportFile file : files) {
      if (faults != null) {
        answers.add(untaken(file.name(), Status.NOT_TRIED));
        continue;
      }
      ImportTable table = tables.get(tableOf(file.name()));
      FileImport one = tried(table, file, number);
      if (one.faults().isEmpty()) {
        answers.add(new FileAnswer(file.name(), Status.TAKEN, one.changed(), one.unchanged()));
        if (one.changed() > 0) {
          changed.add(table.name());
        }
      } else {
        answers.add(untaken(file.name(), Status.REFUSED));
        faults = one.faults();
      }
    }
    return new ImportAnswer(
        answers, faults == null ? List.of() : faults.listed(), faults == null ? 0 : faults.more());
  }

  /** A row that a person stores at the same moment is seen at the second try. */
  private FileImport tried(ImportTable table, ImportFile file, long number) {
    try {
      return transaction.execute(status -> inTransaction(table, file, number));
    } catch (DuplicateKeyException | ConcurrencyFailureException e) {
      return transaction.execute(status -> inTransaction(table, file, number));
    }
  }

  private FileImport inTransaction(ImportTable table, ImportFile file, long number) {
    closed.hold();
    ImportRun run = new ImportRun(number, jdbc);
    FileImport one =
        new FileImport(
            table, file.name(), new CsvFile(file.content()), run, table.rules(run), closed, tables);
    try {
      boolean taken = one.run();
      if (taken && one.changed() > 0 && SEEN_AT_ONCE.contains(table.name())) {
        county.changed();
      }
      return one;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Fault> wrongNames(List<ImportFile> files) {
    List<Fault> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Map<String, Reason> told = new HashMap<>();
    for (ImportFile file : files) {
      Reason reason =
          !tables.containsKey(tableOf(file.name()))
              ? Reason.UNKNOWN_FILE
              : seen.add(file.name()) ? null : Reason.DUPLICATE_FILE;
      if (reason != null && told.put(file.name(), reason) == null) {
        faults.add(new Fault(file.name(), 1, "", reason, Advice.of(reason)));
      }
    }
    return faults;
  }

  private static String tableOf(String file) {
    return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : "";
  }

  private static int place(ImportFile file) {
    int place = ImportTable.ORDER.indexOf(tableOf(file.name()));
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  private static FileAnswer untaken(String file, Status status) {
    return new FileAnswer(file, status, 0, 0);
  }
}
