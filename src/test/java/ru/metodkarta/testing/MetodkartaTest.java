package ru.metodkarta.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The whole application on a real PostgreSQL, one context for the suite; every test class gets a database of its own,
 * cloned from a template that holds the schema and the demo content. Methods of a class share it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "metodkarta.embedded-database.directory=",
            "metodkarta.files.directory=target/test-files/${random.uuid}",
            "spring.datasource.hikari.maximum-pool-size=8",
            "spring.main.banner-mode=off",
            // large approvals are run by the tests themselves
            "metodkarta.approval-jobs-every=1d",
            "metodkarta.approval-inline=2000",
            // so are plans of notices and letters; a server listens only where a test starts one
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1",
            "metodkarta.address=https://karta.example",
            "metodkarta.mail.send-every=10d",
            "metodkarta.notices.plan-cron=-",
            "metodkarta.notices.retry-cron=-",
            "metodkarta.notices.threads=0"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(TestConfiguration.class)
@TestExecutionListeners(listeners = FreshDatabase.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface MetodkartaTest {}
