package io.saima.evidence;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Chooses where uploaded files are kept, and lets what belongs to nobody be swept. */
@Configuration
@EnableConfigurationProperties(EvidenceSettings.class)
@EnableScheduling
class EvidenceConfiguration {

  @Bean
  FileStore fileStore(EvidenceSettings settings) {
    return switch (settings.storage()) {
      case FOLDER -> new FolderStore(settings.folder());
      case S3 -> new S3Store(settings.s3());
    };
  }
}
