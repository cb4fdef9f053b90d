package ru.metodkarta.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EvidenceConfiguration {

    /** A full or read-only disk shows before the first upload fails. */
    @Bean
    HealthIndicator filesHealthIndicator(FilesProperties properties) {
        Path folder = properties.directory().toAbsolutePath();
        return () -> {
            try {
                Files.createDirectories(folder);
                Path probe = Files.createTempFile(folder, "probe", ".tmp");
                Files.delete(probe);
                return Health.up().build();
            } catch (IOException e) {
                return Health.down()
                        .withDetail("reason", "directory not writable")
                        .build();
            }
        };
    }
}
