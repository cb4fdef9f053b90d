package ru.metodkarta.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinkTest {

    @ParameterizedTest
    @CsvSource({
        "www.school.ru/news, https://www.school.ru/news",
        "школа1.рф, https://школа1.рф",
        "school.ru:8080/a?b=c, https://school.ru:8080/a?b=c",
        "http://school.ru, http://school.ru",
        "' https://school.ru/x ', https://school.ru/x"
    })
    void takesAnAddressAsPeopleCopyIt(String typed, String address) {
        assertThat(WebLink.complete(typed)).isEqualTo(address);
        assertThat(WebLink.problem(WebLink.complete(typed))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "javascript:alert.ru/x",
                "data:text/html,x",
                "file:///etc/hosts",
                "ivanova@school.ru",
                "приложено отдельно",
                "https://"
            })
    void refusesWhatIsNoAddressOfAPage(String typed) {
        assertThat(WebLink.problem(WebLink.complete(typed))).isNotNull();
    }
}
