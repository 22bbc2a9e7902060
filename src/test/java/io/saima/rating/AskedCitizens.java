package io.saima.rating;

import io.saima.rating.RatingRequests.Origin;
import java.time.LocalDateTime;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Citizens whom A1 served and who are to be asked, and how far that has come. */
@TestComponent
class AskedCitizens {

  private final ServiceEvents events;
  private final RatingRequests requests;
  private final Contacts contacts;
  private final JdbcClient jdbc;

  AskedCitizens(ServiceEvents events, RatingRequests requests, Contacts contacts, JdbcClient jdbc) {
    this.events = events;
    this.requests = requests;
    this.contacts = contacts;
    this.jdbc = jdbc;
  }

  /** A service whose citizen is asked at an address. */
  void served(String event, String at, ContactKind kind, String address) {
    Contact contact = contacts.read(kind, address).orElseThrow();
    event(event, at, contacts.hash(contact));
    requests.ask(event, contact, LocalDateTime.parse(at), new Origin("A1", null, null, null));
  }

  /** A service as an import brings it: of its citizen only a hash is known. */
  void event(String event, String at, String hash) {
    events.save(
        new ServiceEvent(
            event, "A1", ServiceEventKind.PUBLIC_APPROVAL, LocalDateTime.parse(at), hash));
  }

  String state(String event) {
    return (String) row(event).get("state");
  }

  /** The address as it is stored; null once it is deleted. */
  String sealed(String event) {
    return (String) row(event).get("sealed_address");
  }

  private Map<String, Object> row(String event) {
    return jdbc.sql("select state, sealed_address from rating_request where event_id = ?")
        .param(event)
        .query()
        .singleRow();
  }
}
