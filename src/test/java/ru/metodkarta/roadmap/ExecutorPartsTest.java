package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.shared.Ids;

class ExecutorPartsTest {

    private static final ExecutorContent SERVICE = ExecutorContent.organization("ЦРО", null, Ids.next());
    private static final ExecutorContent SCHOOL = ExecutorContent.organization("СОШ № 1", null, Ids.next());
    private static final ExecutorContent SCHOOLS =
            ExecutorContent.group("школы", null, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION);
    private static final ExecutorContent GARDENS =
            ExecutorContent.group("ДОО", null, GroupCode.KINDERGARTENS, GroupBasis.SUBORDINATION);
    private static final ExecutorContent WORDS = ExecutorContent.text("руководители ММО", null);

    @Test
    void firstLeadsAndNamedOrganizationsAfterItReport() {
        assertThat(parts(SERVICE, SCHOOL)).containsExactly(Part.LEAD, Part.REPORTING);
    }

    @Test
    void groupAfterNamedLeadTakesPartWithoutReport() {
        assertThat(parts(SERVICE, SCHOOLS, SCHOOL)).containsExactly(Part.LEAD, Part.TAKING_PART, Part.REPORTING);
    }

    @Test
    void groupAfterLeadingGroupReports() {
        assertThat(parts(SCHOOLS, GARDENS)).containsExactly(Part.LEAD, Part.REPORTING);
    }

    @Test
    void wordsAfterLeadAskNobodyForReport() {
        assertThat(parts(SERVICE, WORDS)).containsExactly(Part.LEAD, Part.TAKING_PART);
        assertThat(parts(WORDS)).containsExactly(Part.LEAD);
    }

    @Test
    void whatAPersonChoseStands() {
        assertThat(parts(SERVICE.withPart(Part.REPORTING), SCHOOLS.withPart(Part.LEAD), GARDENS))
                .containsExactly(Part.REPORTING, Part.LEAD, Part.REPORTING);
    }

    private static List<Part> parts(ExecutorContent... executors) {
        return ExecutorNames.withParts(Stream.of(executors).toList()).stream()
                .map(ExecutorContent::part)
                .toList();
    }
}
