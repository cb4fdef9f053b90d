package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.organization.SpokenNames;

class ListedNamesTest {

    private static final int MANY = 2_000;
    private static final int OF_A_TOWN = 40;

    private final Map<UUID, ListedNames.Executor> executors = new LinkedHashMap<>();
    private final List<SpokenNames.Bearer> bearers = new ArrayList<>();

    /** Fifty towns, in each the schools 1 to 40. */
    {
        for (int n = 0; n < MANY; n++) {
            String town = letters(n / OF_A_TOWN) + "город";
            String name = "МБОУ «СОШ № " + (n % OF_A_TOWN + 1) + "» города " + town;
            UUID id = UUID.nameUUIDFromBytes(name.getBytes());
            executors.put(id, new ListedNames.Executor(id, name, town, OrganizationKind.SCHOOL, true));
            bearers.add(new SpokenNames.Bearer(
                    id,
                    OrganizationKind.SCHOOL,
                    List.of(
                            "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № "
                                    + (n % OF_A_TOWN + 1) + "» города " + town,
                            name),
                    town));
        }
    }

    @Test
    void twoThousandLinesAmongTwoThousandExecutorsAreReadInSeconds() {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            String town = letters(n / OF_A_TOWN) + "город";
            lines.add(n % 2 == 0 ? "школа " + (n % OF_A_TOWN + 1) + " " + town : "сош " + town + " участников " + n);
        }
        ListedNames.Reading reading = Assertions.assertTimeout(Duration.ofSeconds(5), () -> read(lines));
        assertThat(reading.understood()).isEqualTo(MANY / 2);
        assertThat(reading.meant()).hasSize(MANY / 2);
    }

    @Test
    void ofVeryManyOnlyTheFirstAreOffered() {
        ListedNames.Line line = read(List.of("СОШ № 5")).lines().get(0);
        assertThat(line.fitting()).hasSize(ListedNames.MOST_CHOICES);
        assertThat(line.all()).isEqualTo(MANY / OF_A_TOWN);
        assertThat(line.vague()).isTrue();
        assertThat(line.understood()).isFalse();
    }

    private ListedNames.Reading read(List<String> lines) {
        return ListedNames.read(
                ListedNames.Known.of(executors, bearers),
                Map.of(),
                Map.of(),
                new ListEntryForm.Names(lines, Map.of(), Set.of()));
    }

    private static String letters(int n) {
        return IntStream.of(n / 26, n % 26)
                .collect(StringBuilder::new, (all, one) -> all.append((char) ('а' + one)), StringBuilder::append)
                .toString();
    }
}
