package ru.metodkarta.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.rules.PermissionTable.Row;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/**
 * Every form of the application is sent nonsense by somebody who may use it: no failure of the server, and what was
 * typed is on the page that objects. Each request is rolled back.
 */
@MetodkartaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String TEXT = "Проба «пера» <script>alert(1)</script> & 🙂 ";
    private static final List<String> NONSENSE = List.of(
            TEXT.repeat(10_000 / TEXT.length() + 1),
            "31.02.2026",
            "99999",
            "-999999999999999999999999",
            "01a2010e-8dfe-7297-8e04-zzzzzzzzzzzz",
            UUID.randomUUID().toString(),
            "DROP_TABLE %/../..//x\\",
            "\u202e\u200b\u00a0");
    private static final Pattern NAME_IN_TEMPLATE = Pattern.compile(
            "\\bname=\"([A-Za-z]+)\"|fields :: (?:text|area|day|choice|radios|check|files)\\('([A-Za-z]+)'");
    private static final Pattern AREA =
            Pattern.compile("<textarea[^>]*\\sname=\"([^\"]+)\"[^>]*>([^<]*)</textarea>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input[^>]*\\stype=\"text\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\\svalue=\"([^\"]*)\"");

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

    PlannedWorld world;
    Set<String> everyName;

    @BeforeAll
    void makeWorld() throws IOException {
        world = maker.make();
        everyName = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path template :
                    templates.filter(path -> path.toString().endsWith(".html")).toList()) {
                Matcher name = NAME_IN_TEMPLATE.matcher(Files.readString(template));
                while (name.find()) {
                    everyName.add(name.group(1) == null ? name.group(2) : name.group(1));
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> nothingTypedBreaksTheServer() {
        return forms(row -> {
            List<String> complaints = new ArrayList<>();
            Set<String> names = fieldsOf(row);
            tryIt(row, complaints, "nothing", request -> request);
            for (String value : NONSENSE) {
                String label = value.length() > 40 ? "long text" : value;
                tryIt(row, complaints, "all " + label, request -> fill(request, names, value));
            }
            tryIt(row, complaints, "twice", request -> fill(fill(request, names, "1"), names, TEXT));
            // one wrong among right ones
            UriComponents address =
                    UriComponentsBuilder.fromUriString(row.address()).build();
            for (String name : address.getQueryParams().keySet()) {
                for (String value : NONSENSE) {
                    tryIt(
                            row,
                            complaints,
                            name + "=" + value,
                            request -> as(
                                            row,
                                            UriComponentsBuilder.fromUriString(row.address())
                                                    .replaceQueryParam(name)
                                                    .build()
                                                    .toUriString())
                                    .param(name, value));
                }
            }
            assertThat(complaints).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> keepsWhatWasTypedOnThePageThatObjects() {
        return forms(row -> {
            Set<String> names = fieldsOf(row);
            MockHttpServletResponse answer = ask(fill(blank(row), names, TEXT));
            if (answer.getStatus() != 422) {
                return;
            }
            String page = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
            List<String> lost = new ArrayList<>();
            Matcher area = AREA.matcher(page);
            while (area.find()) {
                note(names, area.group(1), area.group(2), lost);
            }
            Matcher input = INPUT.matcher(page);
            while (input.find()) {
                Matcher name = NAME.matcher(input.group());
                Matcher value = VALUE.matcher(input.group());
                if (name.find()) {
                    note(names, name.group(1), value.find() ? value.group(1) : "", lost);
                }
            }
            assertThat(lost).as("lost from the page").isEmpty();
            assertThat(page).doesNotContain("<script>alert(1)");
        });
    }

    @TestFactory
    Stream<DynamicTest> callsAFieldInTheListOfErrorsAsItsLabelDoes() {
        return forms(row -> {
            List<String> wrong = new ArrayList<>();
            for (String typed : new String[] {"", TEXT}) {
                MockHttpServletResponse answer = ask(fill(blank(row), fieldsOf(row), typed));
                if (answer.getStatus() == 422) {
                    Document page = Jsoup.parse(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
                    page.select("#error-summary a").forEach(link -> misnamed(page, link, wrong));
                    page.select("[id]").eachAttr("id").stream()
                            .filter(id -> page.select("[id=\"" + id + "\"]").size() > 1)
                            .forEach(id -> wrong.add(id + ": more than one element is called so"));
                }
            }
            assertThat(wrong).isEmpty();
        });
    }

    private static void misnamed(Document page, Element link, List<String> wrong) {
        String id = link.attr("href").substring(1);
        if (page.getElementById(id) == null) {
            wrong.add(link.text() + ": leads to " + id + ", which is not on the page");
        }
        Element label = page.selectFirst("label[for=" + id + "]");
        if (label != null && link.text().contains(":")) {
            String name = link.text().substring(0, link.text().indexOf(':'));
            if (!label.text().startsWith(name)) {
                wrong.add(link.text() + ": the label says " + label.text());
            }
        }
    }

    private static void note(Set<String> names, String name, String value, List<String> lost) {
        if (names.contains(name) && !HtmlUtils.htmlUnescape(value).strip().equals(TEXT.strip())) {
            lost.add(name + ": " + value);
        }
    }

    private Stream<DynamicTest> forms(java.util.function.Consumer<Row> check) {
        Set<String> seen = new HashSet<>();
        return table.rows().stream()
                .filter(row -> row.posts() && row.who().isPresent() && seen.add(row.handler()))
                .map(row -> DynamicTest.dynamicTest(row.title(), () -> check.accept(row)));
    }

    private void tryIt(
            Row row,
            List<String> complaints,
            String what,
            Function<MockHttpServletRequestBuilder, MockHttpServletRequestBuilder> with) {
        try {
            MockHttpServletResponse answer = ask(with.apply(as(row, row.address())));
            String page = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
            if (answer.getStatus() >= 500) {
                complaints.add(what + ": answered " + answer.getStatus());
            }
            if (page.contains("Exception") || page.contains("\tat ") || page.contains("<script>alert(1)")) {
                complaints.add(what + ": the page shows what it must not");
            }
        } catch (Throwable e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            complaints.add(what + ": " + root);
        }
    }

    /** Without the parameters of the table, which would be typed beside the nonsense. */
    private MockHttpServletRequestBuilder blank(Row row) {
        return as(row, row.address().replaceAll("\\?.*", ""));
    }

    private MockHttpServletRequestBuilder as(Row row, String address) {
        Row at = new Row(row.method(), row.pattern(), address, row.expected());
        return at.request(world)
                .with(signedIn.as(world.person(row.who().orElseThrow())))
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder fill(
            MockHttpServletRequestBuilder request, Set<String> names, String value) {
        names.forEach(name -> request.param(name, value));
        return request;
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) {
        return new TransactionTemplate(transactions).execute(transaction -> {
            transaction.setRollbackOnly();
            MvcTestResult result = mvc.perform(request);
            if (result.getUnresolvedException() != null) {
                throw new AssertionError(result.getUnresolvedException());
            }
            return result.getResponse();
        });
    }

    /** Components of the form record and single parameters; every name there is for a handler that takes them as a map. */
    private Set<String> fieldsOf(Row row) {
        HandlerMethod handler = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getKey().getPatternValues().contains(row.pattern())
                        && entry.getKey().getMethodsCondition().getMethods().stream()
                                .anyMatch(method -> method.name().equals(row.method())))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            if (parameter.hasParameterAnnotation(ModelAttribute.class) && type.isRecord()) {
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            } else if (java.util.Map.class.isAssignableFrom(type)
                    && parameter.hasParameterAnnotation(RequestParam.class)) {
                names.addAll(everyName);
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                String name =
                        parameter.getParameterAnnotation(RequestParam.class).name();
                parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
                names.add(name.isEmpty() ? parameter.getParameterName() : name);
            }
        }
        return names;
    }
}
