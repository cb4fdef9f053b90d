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
    void keepsTheNameOfAFieldWithoutALabel() {
        assertThat(FieldLabels.named(LINK)).isEqualTo("<a href=\"#field-until\">По какой день: укажите дату</a>");
    }
}
