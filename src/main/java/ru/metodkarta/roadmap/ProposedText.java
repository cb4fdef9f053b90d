package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.List;

/**
 * Another text for a roadmap, as a document has it.
 *
 * @param title null: the document does not say, the title stays
 * @param periodText with both days null: the document does not say, the period stays
 * @param columns headings; cells of an extra column find their column of the roadmap by its heading
 * @param sourceText what stood round the table and has no other place, null when nothing did
 */
public record ProposedText(
        String title,
        LocalDate periodFrom,
        LocalDate periodTo,
        String periodText,
        List<ColumnContent> columns,
        List<SectionContent> sections,
        String sourceText) {

    public ProposedText {
        columns = List.copyOf(columns);
        sections = List.copyOf(sections);
    }
}
