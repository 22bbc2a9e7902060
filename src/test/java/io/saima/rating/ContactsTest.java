package io.saima.rating;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** What counts as an address, and as one citizen. */
class ContactsTest {

  private final Contacts contacts = contacts("a key of 32 characters, or longer");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "citizen..two@example.test",
        ".citizen@example.test",
        "citizen.@example.test",
        "citizen@example",
        "citizen@example..test",
        "@example.test",
        "citizen@",
        "a b@example.test"
      })
  void whatNoMailServerWouldTakeIsNoAddress(String text) {
    assertThat(contacts.read(ContactKind.MAIL, text)).isEmpty();
  }

  @Test
  void aMailboxIsOneCitizenWhateverIsWrittenAfterItsName() {
    String plain = hash("zhang.san@example.test");
    assertThat(hash("Zhang.San+1@example.test")).isEqualTo(plain);
    assertThat(hash("zhang.san+a+b@example.test")).isEqualTo(plain);
    assertThat(hash("zhang.san2@example.test")).isNotEqualTo(plain);
    assertThat(hash("+1@example.test")).isNotEqualTo(hash("+2@example.test"));
  }

  @Test
  void whatWasSealedUnderAnotherKeyIsNotOpened() {
    Contact phone = new Contact(ContactKind.PHONE, "13800000001");
    String sealed = contacts.seal(phone);
    assertThat(contacts.open(ContactKind.PHONE, sealed)).contains(phone);
    Contacts others = contacts("another key, 32 characters or more");
    assertThat(others.open(ContactKind.PHONE, sealed)).isEmpty();
    assertThat(contacts.open(ContactKind.PHONE, "cut off")).isEmpty();
    assertThat(contacts.open(ContactKind.PHONE, "AAAA")).isEmpty();
  }

  private String hash(String mail) {
    return contacts.hash(contacts.read(ContactKind.MAIL, mail).orElseThrow());
  }

  private static Contacts contacts(String key) {
    return new Contacts(new RatingSettings(key, null, "", null), new MockEnvironment());
  }
}
