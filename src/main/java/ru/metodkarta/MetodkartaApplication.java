package ru.metodkarta;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** Методкарта: planning, approval, execution and monitoring of the roadmaps of teachers' methodological support. */
@Modulithic(systemName = "Metodkarta", sharedModules = "shared")
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // modules may name classes alike
@ConfigurationPropertiesScan
public class MetodkartaApplication {

    public static void main(String[] args) {
        SpringApplication.run(MetodkartaApplication.class, args);
    }
}
