package io.saima.rating;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Keeps nothing of a contact but a keyed hash, which tells two ratings of one citizen and cannot be
 * tried out by whoever has the database only; and, until its link is sent, the encrypted address.
 */
@Component
public class Contacts {

  private static final int LEAST_KEY = 32;
  private static final int HASH_DIGITS = 32;
  private static final int IV_BYTES = 16;
  private static final String DEMO_KEY = "the demo's key, which everybody knows";
  private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");
  private static final Pattern MAIL =
      Pattern.compile(
          "(?=.{1,64}@)[A-Za-z0-9_%+-]+(\\.[A-Za-z0-9_%+-]+)*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  /** What somebody may add to the name of his own mailbox, as often as he likes. */
  private static final Pattern LABEL = Pattern.compile("(?<=.)\\+[^@]*@");

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");
  private static final int LONGEST_MAIL = 120;

  private final Hmac hashing;
  private final BytesEncryptor encryption;

  Contacts(RatingSettings settings, Environment environment) {
    String key = settings.contactKey();
    if (key.isEmpty() && environment.acceptsProfiles(Profiles.of("demo | import"))) {
      key = DEMO_KEY;
    }
    if (key.length() < LEAST_KEY) {
      throw new MissingContactKey();
    }
    Hmac root = new Hmac(key.getBytes(StandardCharsets.UTF_8));
    hashing = new Hmac(root.of("hash of a contact"));
    SecretKey secret = new SecretKeySpec(root.of("address until its link is sent"), "AES");
    encryption =
        new AesBytesEncryptor(secret, KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
  }

  /** A contact in its one way of writing; empty if it is none of its kind. */
  public Optional<Contact> read(ContactKind kind, String text) {
    String address =
        switch (kind) {
          case PHONE -> text.replaceAll("[\\s-]", "").replaceFirst("^(\\+|00)?86(?=1\\d{10}$)", "");
          case MAIL -> text.strip().toLowerCase(Locale.ROOT);
          case REFERENCE, COUNTER -> text.strip();
        };
    boolean good =
        switch (kind) {
          case PHONE -> PHONE.matcher(address).matches();
          case MAIL -> address.length() <= LONGEST_MAIL && MAIL.matcher(address).matches();
          case REFERENCE, COUNTER -> REFERENCE.matcher(address).matches();
        };
    return good ? Optional.of(new Contact(kind, address)) : Optional.empty();
  }

  /**
   * The keyed hash of a citizen whom everybody knows by this contact; a mailbox is one citizen,
   * whatever labels he writes after its name.
   */
  public String hash(Contact contact) {
    String address =
        contact.kind() == ContactKind.MAIL
            ? LABEL.matcher(contact.address()).replaceFirst("@")
            : contact.address();
    return hash(contact.kind().name(), address);
  }

  /**
   * The keyed hash of a citizen whom only one system, or one officer, knows by this name.
   *
   * @param knownTo who knows him, for example {@code source/3}
   */
  public String hash(String knownTo, String name) {
    return hashing.hex(knownTo + "\n" + name).substring(0, HASH_DIGITS);
  }

  String seal(Contact contact) {
    return Base64.getEncoder()
        .encodeToString(encryption.encrypt(contact.address().getBytes(StandardCharsets.UTF_8)));
  }

  /** The contact that was sealed; empty if that was under another key. */
  Optional<Contact> open(ContactKind kind, String sealed) {
    byte[] address;
    try {
      address = encryption.decrypt(Base64.getDecoder().decode(sealed));
    } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException notOurs) {
      return Optional.empty();
    }
    return Optional.of(new Contact(kind, new String(address, StandardCharsets.UTF_8)));
  }
}
