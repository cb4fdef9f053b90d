package ru.metodkarta.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenNamesTest {

    private final List<SpokenNames.Bearer> bearers = new ArrayList<>();

    {
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "МБОУ «СОШ № 3»", "МБОУ «Средняя общеобразовательная школа № 3»");
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "МБОУ «Лицей № 1»");
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "МАОУ «Гимназия»");
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "МБОУ «СОШ № 13»");
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "МБОУ «Лицей № 5»");
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "МБОУ «СОШ № 5»");
        bearer(OrganizationKind.SCHOOL, "Заречный", "Школа № 8");
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "ООШ № 8");
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "МБОУ «Начальная школа – детский сад № 9»");
        bearer(OrganizationKind.KINDERGARTEN, "Приозёрск", "МБДОУ «Детский сад № 7 «Солнышко»»");
        bearer(OrganizationKind.KINDERGARTEN, "Приозёрск", "Детский сад «Ручеёк»");
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "МБОУ «СОШ № 12»");
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "МБОУ «СОШ № 14-2»");
        bearer(OrganizationKind.SCHOOL, "Приозёрск", "МБОУ «СОШ № 15б»");
        bearer(OrganizationKind.SUPPLEMENTARY, "Приозёрск", "Детская школа искусств № 3");
    }

    @ParameterizedTest
    @CsvSource({
        "детсад 7, МБДОУ «Детский сад № 7 «Солнышко»»",
        "д/с 7, МБДОУ «Детский сад № 7 «Солнышко»»",
        "Д/с № 7 «Солнышко», МБДОУ «Детский сад № 7 «Солнышко»»",
        "МБДОУ №7, МБДОУ «Детский сад № 7 «Солнышко»»",
        "дет. сад №07, МБДОУ «Детский сад № 7 «Солнышко»»",
        "сад. Ручеек, ",
        "детский сад Ручеек, Детский сад «Ручеёк»",
        "СОШ 3, МБОУ «СОШ № 3»",
        "сош3, МБОУ «СОШ № 3»",
        "Средняя школа № 3 г. Приозёрска, МБОУ «СОШ № 3»",
        "лицей 1, МБОУ «Лицей № 1»",
        "гимназия, МАОУ «Гимназия»",
        "школа 8 Заречного, Школа № 8",
        "СОШ 4, ",
        "школа № 3 Заречного, ",
        "СОШ № 12, МБОУ «СОШ № 12»",
        "СОШ № 12 г. Приозёрска, МБОУ «СОШ № 12»",
        "12-я школа, МБОУ «СОШ № 12»",
        "СОШ № 12а, ",
        "СОШ № 12 «А», ",
        "СОШ № 12-а, ",
        "СОШ № 12-1, ",
        "СОШ № 12/1, ",
        "СОШ 12 - 1, ",
        "СОШ №№ 12 и 3, ",
        "СОШ № 14-2, МБОУ «СОШ № 14-2»",
        "школа 14/2, МБОУ «СОШ № 14-2»",
        "СОШ № 14, ",
        "СОШ 15б, МБОУ «СОШ № 15б»",
        "СОШ № 15 «Б», МБОУ «СОШ № 15б»",
        "СОШ № 15, "
    })
    void understandsWhatPeopleCallAnOrganization(String written, String meant) {
        assertThat(surely(written)).isEqualTo(meant == null ? Set.of() : Set.of(meant));
    }

    @Test
    void ambiguityIsNeverGuessed() {
        assertThat(surely("школа № 3")).containsExactly("МБОУ «СОШ № 3»");
        assertThat(perhaps("школа № 3"))
                .as("a school of the arts is one, too")
                .containsExactly("Детская школа искусств № 3");
        assertThat(perhaps("школа 5")).containsExactly("МБОУ «Лицей № 5»");
        assertThat(surely("школа 8")).containsExactlyInAnyOrder("Школа № 8", "ООШ № 8");
        assertThat(surely("СОШ 8")).isEmpty();
        assertThat(perhaps("СОШ 8")).containsExactly("Школа № 8");
        assertThat(surely("школа 1")).isEmpty();
        assertThat(perhaps("школа 1")).containsExactly("МБОУ «Лицей № 1»");
        assertThat(surely("детсад 9")).isEmpty();
        assertThat(perhaps("детсад 9")).hasSize(1);
        assertThat(surely("лицей")).hasSize(2);
    }

    @Test
    void wordsThatSayNothingMeanNobody() {
        for (String nothing : List.of("7", "№ 7", "", "?", "Иванова М. П.", "🙂")) {
            assertThat(find(nothing).surely()).as(nothing).isEmpty();
            assertThat(find(nothing).perhaps()).as(nothing).isEmpty();
        }
        assertThat(perhaps("Солнышко")).hasSize(1);
    }

    private void bearer(OrganizationKind kind, String town, String... names) {
        bearers.add(
                new SpokenNames.Bearer(UUID.nameUUIDFromBytes(names[0].getBytes()), kind, Arrays.asList(names), town));
    }

    private SpokenNames.Found find(String written) {
        return new SpokenNames(bearers).find(written);
    }

    private Set<String> surely(String written) {
        return names(find(written).surely());
    }

    private Set<String> perhaps(String written) {
        return names(find(written).perhaps());
    }

    private Set<String> names(Set<UUID> ids) {
        return bearers.stream()
                .filter(bearer -> ids.contains(bearer.id()))
                .map(bearer -> bearer.names().get(0))
                .collect(Collectors.toSet());
    }
}
