package io.saima.evidence;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * What the camera wrote into a photograph: when and where it was taken, and which way is up. What
 * is missing or makes no sense is left out.
 *
 * @param orientation 1 to 8 as EXIF counts them; 1 is upright
 */
public record PhotoOrigin(
    Optional<LocalDateTime> takenAt, Optional<Position> position, int orientation) {

  static final PhotoOrigin UNKNOWN = new PhotoOrigin(Optional.empty(), Optional.empty(), 1);

  private static final DateTimeFormatter EXIF_TIME =
      DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");

  /** A place on the earth, in degrees; south and west are negative. */
  public record Position(BigDecimal lat, BigDecimal lon) {}

  /** Reads the EXIF of a JPEG, and nothing else of it. */
  static PhotoOrigin of(Path jpeg) {
    try (InputStream content = Files.newInputStream(jpeg)) {
      Metadata metadata = JpegMetadataReader.readMetadata(content, List.of(new ExifReader()));
      return new PhotoOrigin(takenAt(metadata), position(metadata), orientation(metadata));
    } catch (JpegProcessingException | IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  private static Optional<LocalDateTime> takenAt(Metadata metadata) {
    return Optional.ofNullable(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class))
        .map(exif -> exif.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL))
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDateTime.parse(text.strip(), EXIF_TIME));
              } catch (DateTimeException e) {
                return Optional.empty();
              }
            })
        .filter(time -> time.getYear() >= 1990 && time.getYear() <= 9999);
  }

  private static Optional<Position> position(Metadata metadata) {
    return Optional.ofNullable(metadata.getFirstDirectoryOfType(GpsDirectory.class))
        .map(GpsDirectory::getGeoLocation)
        .filter(place -> !place.isZero())
        .filter(place -> Math.abs(place.getLatitude()) <= 90)
        .filter(place -> Math.abs(place.getLongitude()) <= 180)
        .map(PhotoOrigin::position);
  }

  private static Position position(GeoLocation place) {
    return new Position(degrees(place.getLatitude()), degrees(place.getLongitude()));
  }

  private static BigDecimal degrees(double value) {
    return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
  }

  private static int orientation(Metadata metadata) {
    return Optional.ofNullable(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class))
        .map(exif -> exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
        .filter(value -> value >= 1 && value <= 8)
        .orElse(1);
  }
}
