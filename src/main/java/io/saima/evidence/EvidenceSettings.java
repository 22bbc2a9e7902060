package io.saima.evidence;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where uploaded files are kept.
 *
 * @param storage a folder, or a bucket
 * @param folder the folder, if it is one
 * @param s3 the bucket, if it is one
 */
@ConfigurationProperties("saima.evidence")
record EvidenceSettings(@DefaultValue("folder") Storage storage, Path folder, S3 s3) {

  /** The kinds of storage. */
  enum Storage {
    FOLDER,
    S3
  }

  /**
   * A bucket.
   *
   * @param endpoint the address of the service; none for Amazon's own
   */
  record S3(
      URI endpoint,
      @DefaultValue("us-east-1") String region,
      String bucket,
      String accessKey,
      String secretKey) {}

  EvidenceSettings {
    if (storage == Storage.S3
        && (s3 == null || blank(s3.bucket) || blank(s3.accessKey) || blank(s3.secretKey))) {
      throw new IllegalArgumentException(
          "saima.evidence.storage is s3: set saima.evidence.s3.bucket, .access-key and .secret-key"
              + " (SAIMA_S3_BUCKET, SAIMA_S3_ACCESS_KEY, SAIMA_S3_SECRET_KEY)");
    }
    if (s3 != null && s3.endpoint != null && s3.endpoint.toString().isBlank()) {
      s3 = new S3(null, s3.region, s3.bucket, s3.accessKey, s3.secretKey);
    }
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
