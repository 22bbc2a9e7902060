package io.saima.organization.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a county's file record by record, in constant memory whatever the file holds.
 *
 * <p>Own code, because no CSV library keeps the contract (FastCSV, which is the one we test
 * against, is the nearest): a quote inside an unquoted cell must be refused and FastCSV takes it as
 * text; a CR without LF belongs to its cell and FastCSV ends the record there; a fault must be told
 * with the physical line, also that of the first byte that is not UTF-8; an unclosed quote is told
 * with the line on which it opens; and a cell of 100 MB or a line of a million cells must be
 * counted and refused, not buffered or thrown.
 */
final class CsvFile implements Records {

  /**
   * More than any cell may hold, so that a longer one is refused all the same; its rest is looked
   * at, not kept.
   */
  private static final int KEPT_CHARS = 8_192;

  private static final int END = -1;

  private final Path path;

  CsvFile(Path path) {
    this.path = path;
  }

  /** One record; the object is used again for the next. */
  static final class Cells {
    private final String[] texts;
    private final boolean[] refusedChar;
    private int line;
    private int count;
    private boolean blank;

    Cells(int kept) {
      texts = new String[kept];
      refusedChar = new boolean[kept];
    }

    /** A record that came otherwise than in a file. */
    void set(int number, String... cells) {
      line = number;
      count = cells.length;
      for (int i = 0; i < cells.length; i++) {
        texts[i] = cells[i];
        refusedChar[i] = cells[i].chars().anyMatch(c -> refused((char) c));
      }
    }

    /** The physical line on which the record begins. */
    int line() {
      return line;
    }

    /** The number of cells, also of those that are not kept. */
    int count() {
      return count;
    }

    int kept() {
      return Math.min(count, texts.length);
    }

    /** An empty line. */
    boolean blank() {
      return blank;
    }

    String text(int i) {
      return texts[i];
    }

    /** The cell holds a character that no cell may hold. */
    boolean hasRefusedChar(int i) {
      return refusedChar[i];
    }
  }

  /** Control characters, and those that are invisible or turn the direction of what follows. */
  private static boolean refused(char c) {
    return c < ' ' && c != '\t' && c != '\n'
        || c == '\u007F'
        || c == '\u200B'
        || c == '\uFEFF'
        || c >= '\u202A' && c <= '\u202E'
        || c >= '\u2066' && c <= '\u2069';
  }

  /** Reads the whole file; bytes that are no text are told before any fault of shape. */
  @Override
  public void read(int keptCells, Reader reader) throws IOException, FileRefused {
    try (InputStream bytes = Files.newInputStream(path)) {
      Chars chars = new Chars(bytes);
      try {
        new Tokens(chars, new Cells(keptCells)).readAll(reader);
      } catch (FileRefused fault) {
        chars.drain();
        throw fault;
      }
    }
  }

  /** Strict UTF-8, with the line of what is not. */
  private static final class Chars {
    private final InputStream bytes;
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer out = CharBuffer.allocate(1 << 16).flip();
    private int lineOfDecoded = 1;
    private boolean ended;
    private boolean begun;
    private boolean failed;

    Chars(InputStream bytes) {
      this.bytes = bytes;
    }

    int next() throws IOException, FileRefused {
      return out.hasRemaining() || fill() ? out.get() : END;
    }

    int peek() throws IOException, FileRefused {
      return out.hasRemaining() || fill() ? out.get(out.position()) : END;
    }

    void drain() throws IOException, FileRefused {
      while (!failed && fill()) {
        out.position(out.limit());
      }
    }

    private boolean fill() throws IOException, FileRefused {
      while (!ended) {
        in.compact();
        int read = bytes.read(in.array(), in.position(), in.remaining());
        if (read > 0) {
          in.position(in.position() + read);
        }
        in.flip();
        out.clear();
        CoderResult result = decoder.decode(in, out, read < 0);
        if (read < 0 && !result.isError()) {
          decoder.flush(out);
          ended = true;
        }
        out.flip();
        lookForLinesAndNul();
        if (result.isError()) {
          failed = true;
          throw new FileRefused(Reason.ENCODING, lineOfDecoded);
        }
        if (!begun && out.hasRemaining()) {
          begun = true;
          if (out.get(0) == '\uFEFF') {
            out.get();
          }
        }
        if (out.hasRemaining()) {
          return true;
        }
      }
      return false;
    }

    private void lookForLinesAndNul() throws FileRefused {
      for (int i = 0; i < out.limit(); i++) {
        char c = out.get(i);
        if (c == '\n') {
          lineOfDecoded++;
        } else if (c == 0) {
          failed = true;
          throw new FileRefused(Reason.NUL, lineOfDecoded);
        }
      }
    }
  }

  /** RFC 4180 with the contract's readings. */
  private static final class Tokens {
    private final Chars chars;
    private final Cells cells;
    private final StringBuilder text = new StringBuilder();
    private int line = 1;
    private boolean refusedChar;

    Tokens(Chars chars, Cells cells) {
      this.chars = chars;
      this.cells = cells;
    }

    void readAll(Reader reader) throws IOException, FileRefused {
      while (chars.peek() != END) {
        readRecord();
        reader.record(cells);
      }
    }

    private void readRecord() throws IOException, FileRefused {
      cells.line = line;
      cells.count = 0;
      cells.blank = chars.peek() == '\n';
      boolean more = true;
      while (more) {
        text.setLength(0);
        refusedChar = false;
        int end;
        if (chars.peek() == '"') {
          chars.next();
          end = quoted();
        } else {
          end = unquoted();
        }
        if (cells.count == 0 && end == '\r' && text.isEmpty()) {
          cells.blank = true;
        }
        keep();
        more = end == ',';
      }
    }

    private void keep() {
      int i = cells.count++;
      if (i < cells.texts.length) {
        cells.texts[i] = text.toString();
        cells.refusedChar[i] = refusedChar;
      }
    }

    /**
     * Reads to the end of the cell; gives ',' or, at the end of the record, LF, CR (of CRLF) or
     * END.
     */
    private int unquoted() throws IOException, FileRefused {
      while (true) {
        int c = chars.next();
        switch (c) {
          case ',', END -> {
            return c;
          }
          case '\n' -> {
            line++;
            return c;
          }
          case '"' -> throw new FileRefused(Reason.BAD_QUOTE, cells.line);
          case '\r' -> {
            if (chars.peek() == '\n') {
              chars.next();
              line++;
              return c;
            }
            append((char) c);
          }
          default -> append((char) c);
        }
      }
    }

    private int quoted() throws IOException, FileRefused {
      int opened = line;
      while (true) {
        int c = chars.next();
        switch (c) {
          case END -> throw new FileRefused(Reason.UNTERMINATED_QUOTE, opened);
          case '"' -> {
            if (chars.peek() != '"') {
              return afterQuote();
            }
            chars.next();
            append('"');
          }
          case '\r' -> {
            if (chars.peek() != '\n') {
              append('\r');
            }
          }
          case '\n' -> {
            line++;
            append('\n');
          }
          default -> append((char) c);
        }
      }
    }

    private int afterQuote() throws IOException, FileRefused {
      int c = chars.next();
      if (c == '\r' && chars.peek() == '\n') {
        c = chars.next();
      }
      if (c == '\n') {
        line++;
      } else if (c != ',' && c != END) {
        throw new FileRefused(Reason.BAD_QUOTE, cells.line);
      }
      return c;
    }

    private void append(char c) {
      if (refused(c)) {
        refusedChar = true;
      }
      if (text.length() < KEPT_CHARS) {
        text.append(c);
      }
    }
  }
}
