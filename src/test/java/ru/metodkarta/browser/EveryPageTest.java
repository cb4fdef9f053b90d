package ru.metodkarta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/**
 * Follows the links of each role from the home page and looks at one page of every kind: it answers, axe finds nothing,
 * it fits a phone, nothing breaks the content policy or throws in the console.
 */
@MetodkartaTest
class EveryPageTest {

    private static final int MOST_PAGES = 45;
    private static final Map<String, Integer> LOOKED = new HashMap<>();

    /** Kinds looked at by axe, by language: a page of one kind is looked at once in the suite. */
    private static final Set<String> SEEN_BY_AXE = new HashSet<>();

    private static final Set<String> COLOURS_SEEN = new HashSet<>();

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "methodist.kungur, ru",
        "official.lysva, en",
        "school1.kungur, ru",
        "admin.perm, en",
        "ministry.perm, ru",
        "methodist.kungur, en",
        "admin.perm, ru",
        "school1.kungur, en"
    })
    void everyKindOfPageIsSound(String login, String language) {
        try (BrowserContext context = Browsers.open(port, 1280, language)) {
            List<String> complaints = new ArrayList<>();
            Page page = Browsers.signIn(context, login);
            page.onConsoleMessage(message -> {
                if ("error".equals(message.type())) {
                    complaints.add(page.url() + ": " + message.text());
                }
            });
            page.onPageError(error -> complaints.add(page.url() + ": " + error));
            Set<String> kinds = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(List.of("/"));
            int visited = 0;
            while (!open.isEmpty() && visited < MOST_PAGES) {
                String path = open.poll();
                if (!kinds.add(kindOf(path)) || seenByTwo(language, path)) {
                    continue;
                }
                Response response = page.navigate(path);
                visited++;
                if (response.status() != 200) {
                    complaints.add(path + ": answered " + response.status());
                    continue;
                }
                String kind = path.equals("/") ? login : kindOf(path);
                if (SEEN_BY_AXE.add(language + " " + kind)) {
                    complaints.addAll(Browsers.accessibilityComplaints(page, COLOURS_SEEN.add(kind)));
                }
                complaints.addAll(dangerousEnter(page));
                page.setViewportSize(320, 800);
                complaints.addAll(Browsers.widthComplaints(page));
                page.setViewportSize(1280, 900);
                open.addAll(linksOf(page));
            }
            assertThat(visited).as("pages seen by " + login).isPositive();
            assertThat(complaints).isEmpty();
        }
    }

    @AfterAll
    static void theWholeApplicationWasSeen() {
        assertThat(LOOKED).as("kinds of pages in two languages").hasSizeGreaterThan(60);
    }

    /** Two people of different roles have looked at a page of this kind in this language: a third adds minutes, not faults. */
    private static boolean seenByTwo(String language, String path) {
        return !path.equals("/") && LOOKED.merge(language + " " + kindOf(path), 1, Integer::sum) > 2;
    }

    /** What a person sees when something is refused: with the same care as everything else. */
    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void pagesThatRefuseAreSound(String language) {
        try (BrowserContext stranger = Browsers.open(port, 1280, language);
                BrowserContext context = Browsers.open(port, 1280, language)) {
            List<String> complaints = new ArrayList<>();
            Page outside = stranger.newPage();
            for (String address : List.of("/login", "/login?error", "/login?over")) {
                look(outside, outside.navigate(address), 200, complaints);
            }
            Page page = Browsers.signIn(context, "methodist.kungur");
            look(page, page.navigate("/accounts"), 403, complaints);
            look(page, page.navigate("/no-such-page"), 404, complaints);
            look(page, page.navigate("/unsent-form"), 200, complaints);
            page.navigate("/roadmaps?state=IN_FORCE");
            String roadmap = linksOf(page).stream()
                    .filter(link -> link.matches("/roadmaps/[0-9a-f-]{36}"))
                    .findFirst()
                    .orElseThrow();
            look(page, page.navigate(roadmap + "/edition"), 409, complaints);
            page.navigate("/roadmaps/new");
            Response objection =
                    page.waitForNavigation(() -> page.locator("form.mk-narrow-form button.btn-primary[type=submit]")
                            .click());
            look(page, objection, 422, complaints);
            page.navigate("/profile");
            Response tooLarge = page.waitForNavigation(() -> page.evaluate("""
                    () => {
                      const form = document.querySelector('main form');
                      form.enctype = 'multipart/form-data';
                      const input = document.createElement('input');
                      input.type = 'file';
                      input.name = 'large';
                      const files = new DataTransfer();
                      files.items.add(new File([new Uint8Array(111 * 1024 * 1024)], 'a.pdf'));
                      input.files = files.files;
                      form.append(input);
                      form.submit();
                    }
                    """));
            look(page, tooLarge, 413, complaints);
            assertThat(complaints).isEmpty();
        }
    }

    private static void look(Page page, Response response, int status, List<String> complaints) {
        if (response.status() != status) {
            complaints.add(response.url() + ": answered " + response.status() + " instead of " + status);
        }
        complaints.addAll(Browsers.accessibilityComplaints(page));
        page.setViewportSize(320, 800);
        complaints.addAll(Browsers.widthComplaints(page));
        page.setViewportSize(1280, 900);
    }

    /** In a form of several buttons the Enter key presses the first one: it must be a harmless one. */
    @SuppressWarnings("unchecked")
    private static List<String> dangerousEnter(Page page) {
        List<String> forms = (List<String>) page.evaluate("""
                () => [...document.forms].filter(form => {
                  const fields = [...form.elements];
                  const buttons = fields.filter(e => e.type === 'submit');
                  const typed = fields.some(e => e.tagName === 'INPUT' && !['hidden', 'submit', 'file'].includes(e.type));
                  return form.method === 'post' && typed && buttons.length > 1 && !('enter' in buttons[0].dataset);
                }).map(form => form.getAttribute('action'))
                """);
        return forms.stream()
                .map(form -> page.url() + ": Enter in " + form + " presses whatever comes first")
                .toList();
    }

    /** Pages that differ only by id, page number or filter are of one kind. */
    private static String kindOf(String path) {
        String plain = path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}").replaceAll("#.*", "");
        String query =
                plain.contains("?") ? plain.substring(plain.indexOf('?') + 1).replaceAll("=[^&]*", "") : "";
        return plain.replaceAll("\\?.*", "") + (query.isEmpty() ? "" : "?" + query);
    }

    @SuppressWarnings("unchecked")
    private static List<String> linksOf(Page page) {
        List<String> hrefs = (List<String>) page.evaluate(
                "() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.download)"
                        + ".map(a => a.pathname + a.search)");
        return hrefs.stream()
                .filter(href -> !href.contains("lang=")
                        && !href.contains("/files/")
                        && !href.matches(".*\\.(docx|xlsx|pdf|zip|ics)([?].*)?")
                        && !href.startsWith("/logout"))
                .toList();
    }
}
