package io.saima.rating;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The channels that are set up, and the addresses of the links that they carry. */
@Service
public class RatingChannels {

  private final List<RatingChannel> channels;
  private final URI publicUrl;

  RatingChannels(List<RatingChannel> channels, RatingSettings settings) {
    this.channels = channels;
    this.publicUrl = settings.publicUrl();
  }

  /** The channel for such a contact; empty if none that is set up reaches it. */
  public Optional<RatingChannel> to(ContactKind kind) {
    return channels.stream().filter(channel -> channel.reaches(kind)).findFirst();
  }

  /** The kinds of contact that a channel reaches. */
  Set<ContactKind> reached() {
    return Stream.of(ContactKind.values())
        .filter(kind -> to(kind).isPresent())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ContactKind.class)));
  }

  /** The kinds of contact to which links are sent, if only there were a channel. */
  Set<ContactKind> missing() {
    Set<ContactKind> missing = EnumSet.allOf(ContactKind.class);
    missing.remove(ContactKind.COUNTER);
    missing.removeAll(reached());
    return missing;
  }

  /** The state of a request as people are told it: one that waits may lack a channel. */
  RequestState shown(RequestState stored, ContactKind kind) {
    return stored == RequestState.WAITING && to(kind).isEmpty() ? RequestState.NO_CHANNEL : stored;
  }

  /**
   * The whole address of a page of ours that is sent to somebody; a channel that is set up has seen
   * to it that there is one.
   *
   * @param path for example {@code /rate/…}
   */
  public String address(String path) {
    return publicUrl.toString().replaceFirst("/+$", "") + path;
  }

  /**
   * The whole address of a page of ours for somebody who stands here.
   *
   * @param here under which address the reader of this page reached Saima; it counts if nobody said
   *     under which one people do
   */
  public String address(String path, String here) {
    return publicUrl == null ? here + path : address(path);
  }
}
