package ru.metodkarta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * One Chromium for the suite, a new browser context per test. Without a browser these tests are skipped on a
 * developer's machine and fail where {@code METODKARTA_BROWSER=required}.
 */
final class Browsers {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Browser browser;

    private Browsers() {}

    /** @param width 1280 for a desk, 360 for a phone */
    static synchronized BrowserContext open(int port, int width, String language) {
        if (browser == null) {
            Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(null);
            if (chromium == null && "required".equals(System.getenv("METODKARTA_BROWSER"))) {
                throw new AssertionError("a browser is required here: install chromium");
            }
            Assumptions.assumeTrue(chromium != null, "no Chromium on this machine");
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setHeadless(true)
                            .setArgs(FLAGS));
        }
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setLocale("ru-RU")
                .setTimezoneId("Asia/Yekaterinburg")
                .setViewportSize(width, 900));
        context.setDefaultTimeout(15_000);
        if (!"ru".equals(language)) {
            context.addCookies(List.of(new com.microsoft.playwright.options.Cookie("metodkarta-lang", language)
                    .setUrl("http://localhost:" + port)));
        }
        return context;
    }

    static Page signIn(BrowserContext context, String login) {
        return signIn(context, login, "demo");
    }

    static Page signIn(BrowserContext context, String login, String password) {
        Page page = context.newPage();
        page.navigate("/login");
        page.locator("#username").fill(login);
        page.locator("#password").fill(password);
        page.locator("main form button.btn-primary[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    static void assertAccessible(Page page) {
        assertThat(accessibilityComplaints(page)).isEmpty();
    }

    static void assertFits(Page page) {
        assertThat(widthComplaints(page)).isEmpty();
    }

    /** Accessible, and without sideways scrolling on a phone. */
    static void assertSound(Page page) {
        List<String> complaints = new ArrayList<>(accessibilityComplaints(page));
        page.setViewportSize(360, 800);
        complaints.addAll(widthComplaints(page));
        page.setViewportSize(1280, 900);
        assertThat(complaints).isEmpty();
    }

    /**
     * WCAG 2.0-2.2 A and AA and best practice: what axe finds, with the places. Runs axe in the page itself and asks for
     * violations only: the library's own way opens a second page and carries every passed node, many times slower.
     */
    static List<String> accessibilityComplaints(Page page) {
        return accessibilityComplaints(page, true);
    }

    /** @param colours false where the page has been seen in another language: the same colours take axe most of its time */
    @SuppressWarnings("unchecked")
    static List<String> accessibilityComplaints(Page page, boolean colours) {
        if (Boolean.FALSE.equals(page.evaluate("() => typeof window.axe !== 'undefined'"))) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        List<String> found = (List<String>) page.evaluate("""
                async colours => {
                  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                  const results = await axe.run(document, {
                    runOnly: { type: 'tag', values: tags },
                    rules: { 'color-contrast': { enabled: colours } },
                    resultTypes: ['violations'],
                  });
                  return results.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | '));
                }
                """, colours);
        return found.stream()
                .map(violation -> page.url() + ": axe " + violation)
                .toList();
    }

    /** Sideways scrolling of the page at its present width, with the widest elements. */
    @SuppressWarnings("unchecked")
    static List<String> widthComplaints(Page page) {
        List<String> wide = (List<String>) page.evaluate("""
                () => {
                  const width = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= width) { return []; }
                  return [...document.body.querySelectorAll('*')]
                    .filter(e => e.getBoundingClientRect().right > width + 1)
                    .slice(0, 4)
                    .map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right));
                }
                """);
        return wide.isEmpty()
                ? List.of()
                : List.of(page.url() + ": wider than " + page.viewportSize().width + ": " + wide);
    }
}
