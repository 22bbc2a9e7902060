package io.saima.organization.sources;

/** A data source cannot be made or changed so; the message says why in Chinese. */
public class SourceRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SourceRefused(String message) {
    super(message);
  }
}
