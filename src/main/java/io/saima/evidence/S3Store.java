package io.saima.evidence;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Files in a bucket of Amazon S3, or of anything that speaks its language (MinIO, Ceph, OSS …). */
final class S3Store implements FileStore, AutoCloseable {

  private final S3Client client;
  private final String bucket;

  S3Store(EvidenceSettings.S3 settings) {
    this.bucket = settings.bucket();
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(30)))
            .region(Region.of(settings.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
            // Stores other than Amazon's know neither chunks signed one by one nor the newer sums.
            .serviceConfiguration(options -> options.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint()).forcePathStyle(true);
    }
    this.client = builder.build();
  }

  @Override
  public void put(String key, Path file) throws IOException {
    try {
      client.putObject(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .contentType(
                      EvidenceKind.ofKey(key)
                          .map(EvidenceKind::mediaType)
                          .orElse("application/octet-stream")),
          RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw failed("store", e);
    }
  }

  @Override
  public InputStream open(String key) throws IOException {
    try {
      return client.getObject(request -> request.bucket(bucket).key(key));
    } catch (NoSuchKeyException e) {
      throw new FileNotFoundException(key);
    } catch (SdkException e) {
      throw failed("read", e);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(bucket).key(key));
    } catch (SdkException e) {
      throw failed("delete", e);
    }
  }

  private IOException failed(String what, SdkException e) {
    return new IOException(
        "Cannot %s in bucket %s; check saima.evidence.s3: %s"
            .formatted(what, bucket, e.getMessage()),
        e);
  }

  @Override
  public void close() {
    client.close();
  }
}
