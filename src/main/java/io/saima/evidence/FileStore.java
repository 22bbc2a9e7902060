package io.saima.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where the files lie; keys are made by us and never hold a name. */
interface FileStore {

  /** Stores a copy of a file; whatever stood under the key is replaced. */
  void put(String key, Path file) throws IOException;

  /**
   * Opens a stored file; the caller closes it.
   *
   * @throws java.io.FileNotFoundException if there is none
   */
  InputStream open(String key) throws IOException;

  /** Removes a file; that there is none is no fault. */
  void delete(String key) throws IOException;
}
