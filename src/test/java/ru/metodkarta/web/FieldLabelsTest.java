package ru.metodkarta.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldLabelsTest {

    private static final String LINK =
            "<a href=\"#field-until\"><span data-field-name>По какой день</span>: укажите дату</a>";

    @Test
    void callsAFieldAsItsLabelDoes() {
        String label =
                "<label for=\"field-until\"><span>Доработать до &amp; сдать:</span><span> (необязательно)</span></label>";

        assertThat(FieldLabels.named(LINK + label))
                .isEqualTo("<a href=\"#field-until\">Доработать до &amp; сдать: укажите дату</a>" + label);
    }

    @Test
    void callsAGroupAsItsLegendDoes() {
        String group =
                "<fieldset id=\"field-until\"><legend>Когда</legend><label><span>Сразу</span></label></fieldset>";

        assertThat(FieldLabels.named(LINK + group)).startsWith("<a href=\"#field-until\">Когда: укажите дату</a>");
    }

    @Test
    void keepsTheDotOfAnAbbreviationOnly() {
        assertThat(named("Участников, чел.:")).isEqualTo("Участников, чел.");
        assertThat(named("Дайте исход остальному.")).isEqualTo("Дайте исход остальному");
    }

    private static String named(String label) {
        String page = FieldLabels.named(LINK + "<label for=\"field-until\">" + label + "</label>");
        return page.substring(page.indexOf('>') + 1, page.indexOf(": укажите дату"));
    }

    @Test
    void takesTheLabelOfTheFormThatObjectsWhenTwoShareAName() {
        String forms = "<form><div><label for=\"field-until\">Продлить до</label></div></form>"
                + "<form><div><label for=\"field-until\">Доработать до</label>"
                + "<p id=\"field-until-error\">Укажите дату</p></div></form>";

        assertThat(FieldLabels.named(LINK + forms)).startsWith("<a href=\"#field-until\">Доработать до: ");
    }

    @Test
    void keepsTheNameOfAFieldWithoutALabel() {
        assertThat(FieldLabels.named(LINK)).isEqualTo("<a href=\"#field-until\">По какой день: укажите дату</a>");
    }
}
