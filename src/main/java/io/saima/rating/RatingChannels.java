package io.saima.rating;

import java.net.URI;
import java.util.List;
import java.util.Optional;
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
