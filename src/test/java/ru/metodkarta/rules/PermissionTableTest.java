package ru.metodkarta.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.rules.Attempts.Answer;
import ru.metodkarta.rules.PermissionTable.Row;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/**
 * Who gets what answer from every handler: {@code permissions.tsv} against the application. A handler that is missing
 * from the table fails, as does one that is no longer there. Every request is rolled back, so that each finds the same
 * world.
 */
@MetodkartaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionTableTest {

    private final PermissionTable table = PermissionTable.read();

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    PlannedWorldMaker maker;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    PlannedWorld world;

    @BeforeAll
    void makeWorld() {
        world = maker.make();
    }

    @Test
    void namesEveryHandlerAndNoOther() {
        Set<String> mapped = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("ru.metodkarta")) {
                mapped.addAll(names(mapping));
            }
        });

        assertThat(handlersOf(row -> true)).isEqualTo(mapped);
    }

    @TestFactory
    Stream<DynamicTest> answersEachPersonAsTheTableSays() {
        return each(row -> !row.open(), row -> {
            List<String> wrong = new ArrayList<>();
            for (String person : row.expected().keySet()) {
                Answer answer = ask(as(person, row).with(csrf()));
                if (!row.fits(person, answer.status())) {
                    wrong.add(person + ": expected " + row.expected().get(person) + ", got " + answer.status());
                }
                if (answer.refused() && answer.changes() > 0) {
                    wrong.add(person + ": refused, but " + answer.changes() + " database rows were written");
                }
                answer.looseHeaders().forEach(header -> wrong.add(person + ": " + header));
            }
            assertThat(wrong).as(row.title()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> sendsStrangersToSignIn() {
        return each(firstOfHandler(row -> !row.open()), row -> {
            Answer answer = ask(row.request(world).with(csrf()));
            if (row.page()) {
                assertThat(answer.status()).isEqualTo(302);
                assertThat(answer.response().getRedirectedUrl()).endsWith("/login");
            } else {
                assertThat(answer.status()).isEqualTo(401);
            }
            assertThat(answer.looseHeaders()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> opensToStrangersWhatTheTableCallsOpen() {
        return each(Row::open, row -> {
            Answer answer = ask(row.request(world));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.looseHeaders()).isEmpty();
        });
    }

    /** A page of another site can make the browser post, but does not know the token. */
    @TestFactory
    Stream<DynamicTest> doesNothingWithoutTheTokenOfTheForm() {
        return each(firstOfHandler(row -> row.posts() && row.who().isPresent()), row -> {
            Answer answer = ask(as(row.who().orElseThrow(), row));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.changes()).isZero();

            Answer stranger = ask(row.request(world));
            assertThat(stranger.response().getRedirectedUrl()).endsWith("/login?over");
        });
    }

    @Test
    void everyHandlerThatDoesSomethingIsTriedByWhoMay() {
        assertThat(handlersOf(Row::posts))
                .isEqualTo(handlersOf(row -> row.posts() && row.who().isPresent()));
    }

    /** Nothing of another region exists, unless the person is refused whatever is named. */
    @Test
    void neverShowsOneRegionToAnother() {
        Set<String> refused =
                handlersOf(row -> "403".equals(row.expected().get("other-region")) && !row.namesSomething());

        assertThat(table.rows())
                .filteredOn(row -> row.namesSomething() && !row.open() && !refused.contains(row.handler()))
                .allSatisfy(row -> assertThat(row.expected()).containsEntry("other-region", "404"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/info", "/actuator/metrics", "/actuator/heapdump"})
    void operatesOnNothingButHealth(String address) {
        assertThat(mvc.get().uri(address)).hasStatus(302);
        assertThat(mvc.get().uri(address).with(signedIn.as(world.person("region-admin"))))
                .hasStatus(404);
        assertThat(mvc.get().uri("/actuator/health")).hasStatus(200);
    }

    private Stream<DynamicTest> each(Predicate<Row> wanted, java.util.function.Consumer<Row> check) {
        return table.rows().stream()
                .filter(wanted)
                .map(row -> DynamicTest.dynamicTest(row.title(), () -> check.accept(row)));
    }

    /** One line of the table for each handler among those wanted. */
    private static Predicate<Row> firstOfHandler(Predicate<Row> wanted) {
        Set<String> seen = new HashSet<>();
        return row -> wanted.test(row) && seen.add(row.handler());
    }

    private Set<String> handlersOf(Predicate<Row> wanted) {
        return table.rows().stream().filter(wanted).map(Row::handler).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(RequestMappingInfo mapping) {
        String produces = mapping.getProducesCondition().getProducibleMediaTypes().stream()
                .map(MediaType::toString)
                .map(type -> " as " + type)
                .collect(Collectors.joining());
        Set<String> methods = mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .collect(Collectors.toSet());
        Set<String> names = new TreeSet<>();
        for (String pattern : mapping.getPatternValues()) {
            (methods.isEmpty() ? Set.of("ANY") : methods)
                    .forEach(method -> names.add(method + " " + pattern + produces));
        }
        return names;
    }

    private MockHttpServletRequestBuilder as(String person, Row row) {
        return row.request(world).with(signedIn.as(world.person(person)));
    }

    private Answer ask(MockHttpServletRequestBuilder request) {
        return new Attempts(mvc, transactions, jdbc).ask(request);
    }
}
