package ru.metodkarta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/**
 * Follows the links of each role from the home page and looks at one page of every kind: it answers, axe finds nothing,
 * it fits a phone, nothing breaks the content policy or throws in the console.
 */
@MetodkartaTest
class EveryPageTest {

    private static final int MOST_PAGES = 45;
    /** Kinds looked at by axe, by language: a page of one kind is looked at once in the suite. */
    private static final Set<String> SEEN_BY_AXE = new HashSet<>();

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "methodist.kungur, ru",
        "official.lysva, en",
        "school1.kungur, ru",
        "admin.perm, en",
        "ministry.perm, ru",
        "control.kungur, en",
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
                if (!kinds.add(kindOf(path))) {
                    continue;
                }
                Response response = page.navigate(path);
                visited++;
                if (response.status() != 200) {
                    complaints.add(path + ": answered " + response.status());
                    continue;
                }
                if (SEEN_BY_AXE.add(language + " " + (path.equals("/") ? login : kindOf(path)))) {
                    complaints.addAll(Browsers.accessibilityComplaints(page));
                }
                page.setViewportSize(320, 800);
                complaints.addAll(Browsers.widthComplaints(page));
                page.setViewportSize(1280, 900);
                open.addAll(linksOf(page));
            }
            assertThat(visited).as("pages seen by " + login).isGreaterThan(5);
            assertThat(complaints).isEmpty();
        }
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
                .filter(href -> !href.contains("lang=") && !href.contains("/files/") && !href.startsWith("/logout"))
                .toList();
    }
}
