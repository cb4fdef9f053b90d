package ru.metodkarta.testing;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import ru.metodkarta.shared.ReplayClock;

@org.springframework.boot.test.context.TestConfiguration(proxyBeanMethods = false)
public class TestConfiguration {

    /** Where a Docker engine answers, its PostgreSQL; elsewhere the application's own embedded one steps in. */
    @Bean
    @ServiceConnection
    @Conditional(DockerAnswers.class)
    PostgreSQLContainer postgres() {
        return new PostgreSQLContainer("postgres:18-alpine");
    }

    @Bean
    static BeanPostProcessor switchable() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && !(bean instanceof SwitchableDataSource)
                        ? new SwitchableDataSource(source)
                        : bean;
            }
        };
    }

    @Bean
    FreshDatabase.Source freshDatabaseSource(DataSource dataSource, JdbcConnectionDetails details) {
        return new FreshDatabase.Source((SwitchableDataSource) dataSource, details);
    }

    @Bean
    @Primary
    ReplayClock testClock() {
        return new ReplayClock(TestTime.SOURCE);
    }

    /** Real hashing, at a cost that lets two hundred sign-ins pass in a second. */
    @Bean
    @Primary
    PasswordEncoder quickPasswordEncoder() {
        return new BCryptPasswordEncoder(4);
    }

    static class DockerAnswers extends SpringBootCondition {

        private static final class Once {
            static final boolean ANSWERS = answers();

            private static boolean answers() {
                boolean socket = java.nio.file.Files.exists(java.nio.file.Path.of("/var/run/docker.sock"))
                        || System.getenv("DOCKER_HOST") != null;
                return socket && DockerClientFactory.instance().isDockerAvailable();
            }
        }

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return new ConditionOutcome(Once.ANSWERS, "Docker answers: " + Once.ANSWERS);
        }
    }
}
