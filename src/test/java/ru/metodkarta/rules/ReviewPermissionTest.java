package ru.metodkarta.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.ReviewedPlans;

/**
 * Review: every state of a round × every request × every role, {@code review-permissions.tsv} against the application. A
 * combination that is missing fails, and so does a handler of the review that nothing here asks. That a refusal writes
 * nothing is {@link PermissionTableTest}'s.
 */
@MetodkartaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewPermissionTest {

    private static final Path FILE = Path.of("src/test/resources/review-permissions.tsv");
    private static final Pattern REVIEW =
            Pattern.compile("/roadmaps/\\{id}/(approval|decision|submission|remarks|reviews).*");

    private static final String ACT = "&kind=ORDER&issuer=x&signatory=x&otherPast=DROPPED";
    private static final String PROTOCOL = "&paperNumber=4&paperOn=20.11.2026";

    /** What is asked of a plan in review, by its name in the table. */
    private enum Ask {
        OPEN("GET", "/approval", ""),
        RECOUNT("POST", "/approval", ""),
        ENDORSE("POST", "/decision", "?verdict=ENDORSED" + PROTOCOL),
        ENDORSE_WITH_REMARKS("POST", "/decision", "?verdict=ENDORSED&remark=x" + PROTOCOL),
        /** of a carried endorsement: object */
        RETURN("POST", "/decision", "?verdict=RETURNED&remark=x" + PROTOCOL),
        APPROVE("POST", "/decision", "?verdict=APPROVED" + ACT),
        SUBMISSION("GET", "/submission", ""),
        SUBMIT("POST", "/submission", ""),
        CONSEQUENCES("GET", "/submission/withdrawal", ""),
        WITHDRAW("POST", "/submission/withdrawal", ""),
        COURSE("GET", "/submissions", ""),
        SHEET_IN_WORD("GET", "/approval-sheet.docx", ""),
        SHEET_IN_PDF("GET", "/approval-sheet.pdf", ""),
        SCAN("GET", "/reviews/{stepId}/scan", ""),
        ANSWER("POST", "/remarks/{remarkId}/answer", "?answer=x"),
        RESOLVE("POST", "/remarks/{remarkId}/resolution", ""),
        PROGRESS("GET", "/approval/progress", "");

        private final String method;
        private final String path;
        private final String query;

        Ask(String method, String path, String query) {
            this.method = method;
            this.path = path;
            this.query = query;
        }

        String handler() {
            return method + " /roadmaps/{id}" + path;
        }

        String address(String state) {
            return "/roadmaps/{" + state + "}"
                    + path.replace("{stepId}", "{" + state + "Step}").replace("{remarkId}", "{" + state + "Remark}")
                    + query;
        }
    }

    /** @param expected by person: + (a page, or the deed is done) or the status of the refusal */
    private record Row(String state, Ask ask, Map<String, String> expected) {

        String title() {
            return state + ": " + ask;
        }
    }

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    ReviewedPlans plans;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    private List<String> people;
    private List<Row> rows;
    private PlannedWorld world;

    @BeforeAll
    void makeWorld() throws IOException {
        List<String[]> lines = Files.readAllLines(FILE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
        people = Arrays.asList(lines.get(0)).subList(2, lines.get(0).length);
        rows = lines.stream().skip(1).map(this::row).toList();
        world = plans.everyState();
    }

    private Row row(String[] line) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (int i = 0; i < people.size(); i++) {
            expected.put(people.get(i), line[i + 2]);
        }
        return new Row(line[0], Ask.valueOf(line[1]), expected);
    }

    @Test
    void tableHasEveryStateAndRequestAndPersonOnce() {
        assertThat(people).containsExactlyInAnyOrderElementsOf(world.people().keySet());
        List<String> all = new ArrayList<>();
        for (String state : world.states()) {
            for (Ask ask : Ask.values()) {
                all.add(state + " " + ask);
            }
        }
        assertThat(rows).extracting(row -> row.state() + " " + row.ask()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void everyHandlerOfTheReviewIsAsked() {
        Set<String> mapped = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> REVIEW.matcher(pattern).matches())
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> mapped.add(method + " " + pattern))));
        Set<String> asked =
                Arrays.stream(Ask.values()).map(Ask::handler).collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).isEqualTo(mapped);
    }

    @TestFactory
    Stream<DynamicTest> answersEachPersonAsTheTableSays() {
        Attempts attempts = new Attempts(mvc, transactions, jdbc);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.title(), () -> {
                    List<String> wrong = new ArrayList<>();
                    row.expected().forEach((person, cell) -> {
                        int answer = attempts.status(MockMvcRequestBuilders.request(
                                        HttpMethod.valueOf(row.ask().method),
                                        world.fill(row.ask().address(row.state())))
                                .header(HttpHeaders.ACCEPT, "*/*")
                                .with(signedIn.as(world.person(person)))
                                .with(csrf()));
                        String got = answer < 400 ? "+" : String.valueOf(answer);
                        if (!got.equals(cell)) {
                            wrong.add(person + ": expected " + cell + ", got " + got);
                        }
                    });
                    assertThat(wrong).as(row.title()).isEmpty();
                }));
    }
}
