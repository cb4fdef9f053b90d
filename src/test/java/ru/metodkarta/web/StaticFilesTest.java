package ru.metodkarta.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import ru.metodkarta.testing.MetodkartaTest;

/** Files of the pages are kept by browsers for a year, and only their addresses are looked for among files. */
@MetodkartaTest
class StaticFilesTest {

    @Autowired
    ResourceUrlProvider addresses;

    @Autowired
    MockMvcTester mvc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/metodkarta.css",
                "/js/metodkarta.js",
                "/img/favicon.svg",
                "/webjars/tabler__core/dist/css/tabler.min.css",
                "/webjars/htmx.org/dist/htmx.min.js"
            })
    void addressesChangeWithTheirContent(String file) {
        String address = addresses.getForLookupPath(file);

        assertThat(address).isNotEqualTo(file).containsPattern("[0-9a-f]{32}\\.|/[0-9]+\\.[0-9]+\\.[0-9]+/");
        assertThat(mvc.get().uri(address)).hasStatus(200).hasHeader("Cache-Control", "max-age=31536000, public");
    }

    @Test
    void theStyleSheetNamesItsFontsByTheirContent() {
        assertThat(mvc.get().uri(addresses.getForLookupPath("/css/metodkarta.css")))
                .bodyText()
                .containsPattern("golos-text-cyrillic-wght-normal-[0-9a-f]{32}\\.woff2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favicon.ico", "/robots.txt"})
    void filesThatAreAskedForByNameAreThere(String file) {
        assertThat(mvc.get().uri(file)).hasStatus(200);
    }

    /** A page has a hundred links: to search every jar for each of them took half the time of a page. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/roadmaps", "/roadmaps/0190c0de-0000-7000-8000-000000000001", "/progress"})
    void linksOfPagesAreNotLookedForAmongFiles(String page) {
        assertThat(addresses.getHandlerMap().keySet()).noneMatch(pattern -> new AntPathMatcher().match(pattern, page));
    }

    @Test
    void aFileThatIsNotThereIsNotFound() {
        assertThat(mvc.get().uri("/css/none.css")).hasStatus(404);
    }
}
