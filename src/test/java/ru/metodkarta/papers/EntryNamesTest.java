package ru.metodkarta.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntryNamesTest {

    @Test
    void namesAreMadeOfRowYearOrganizationAndFile() {
        assertThat(new EntryNames().unique(List.of("2.10. Семинар"), "2.10. - 2027 - СОШ № 1", "приказ.PDF"))
                .isEqualTo("2.10. Семинар/2.10. - 2027 - СОШ № 1 - приказ.PDF");
    }

    @Test
    void textsThatPeopleWroteNeverLeadOutOfTheFolder() {
        String entry = new EntryNames().unique(List.of("../../etc", ".. /C:\\x"), "..", "..\\..\\passwd");

        assertThat(entry.split("/")).hasSize(3).noneMatch(part -> part.startsWith(".") || part.contains("\\"));
        assertThat(entry).doesNotContain(":");
    }

    @Test
    void oneNameStandsOnceWhateverItsCase() {
        EntryNames names = new EntryNames();

        assertThat(List.of(
                        names.unique(List.of("1"), "1 - 2027 - СОШ", "отчёт.pdf"),
                        names.unique(List.of("1"), "1 - 2027 - СОШ", "Отчёт.pdf"),
                        names.unique(List.of("1"), "1 - 2027 - СОШ", "отчёт.pdf")))
                .containsExactly(
                        "1/1 - 2027 - СОШ - отчёт.pdf",
                        "1/1 - 2027 - СОШ - Отчёт (2).pdf",
                        "1/1 - 2027 - СОШ - отчёт (3).pdf");
    }

    @Test
    void longTextsAreCutBetweenLettersAndTheExtensionStays() {
        String entry = new EntryNames().unique(List.of("ш".repeat(300)), "😀".repeat(300), "я".repeat(300) + ".docx");

        assertThat(entry).endsWith(".docx").hasSizeLessThan(400);
        assertThat(entry.chars()
                        .filter(c -> Character.isHighSurrogate((char) c))
                        .count())
                .isEqualTo(entry.chars()
                        .filter(c -> Character.isLowSurrogate((char) c))
                        .count());
    }

    @Test
    void anEmptyNameIsStillAName() {
        assertThat(new EntryNames().unique(List.of("…"), "", "...")).isEqualTo("…/_ - _");
    }
}
