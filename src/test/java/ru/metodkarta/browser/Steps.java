package ru.metodkarta.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.UnaryOperator;

/** What people do to a roadmap again and again, as they do it: by the words on buttons. */
final class Steps {

    private Steps() {}

    /** @return address of the roadmap in force whose title holds these words */
    static String openCurrent(Page page, String titled) {
        page.navigate("/roadmaps?state=IN_FORCE");
        page.locator("main a")
                .filter(new Locator.FilterOptions().setHasText(titled))
                .filter(new Locator.FilterOptions().setHasText("2026-2028"))
                .first()
                .click();
        page.waitForURL("**/roadmaps/*-*");
        return page.url();
    }

    static void amend(Page page) {
        press(page, "Внести изменения");
        page.waitForURL("**/edition");
    }

    static void rewrite(Page page, String number, UnaryOperator<String> wording) {
        open(page, number);
        Locator title = page.locator("#field-title");
        title.fill(wording.apply(title.inputValue()));
        press(page, "Сохранить строку");
        assertThat(title).hasCount(0);
    }

    static void remove(Page page, String number) {
        open(page, number);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Удалить из проекта"))
                .click();
        page.waitForURL("**/deletion");
        press(page, "Удалить из проекта");
        page.waitForURL(url -> !url.contains("/deletion"));
    }

    private static void open(Page page, String number) {
        page.locator(".mk-erow")
                .filter(new Locator.FilterOptions().setHas(page.locator(".mk-num:text-is('%s')".formatted(number))))
                .locator("a[data-edit]")
                .click();
        page.locator("#field-title").waitFor();
    }

    /** From the open submission page. */
    static void submit(Page page, String roadmap) {
        page.locator("main button.btn-primary").click();
        page.waitForURL(roadmap);
    }

    static void decide(Page page, String roadmap, String verdict) {
        page.locator("button[value=%s]".formatted(verdict)).click();
        page.waitForURL("APPROVED".equals(verdict) ? roadmap : roadmap + "/submissions");
    }

    static void approve(Page page, String roadmap, String number) {
        page.navigate(roadmap + "/approval");
        page.locator("#field-onDate").fill("20.11.2026");
        page.locator("#field-number").fill(number);
        decide(page, roadmap, "APPROVED");
    }

    static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    static Locator main(Page page) {
        return page.locator("main");
    }
}
