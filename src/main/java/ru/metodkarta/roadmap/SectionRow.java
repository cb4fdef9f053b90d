package ru.metodkarta.roadmap;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** The heading of a section in one revision. */
@Entity
@Table(name = "section_row")
class SectionRow {

    @Id
    private UUID id;

    private UUID revisionId;
    private UUID sectionId;
    private int position;
    private String number;
    private String title;
    private Integer year;

    @Version
    private Integer version;

    protected SectionRow() {}

    SectionRow(UUID id, UUID revisionId, UUID sectionId, int position, String number, String title, Integer year) {
        this.id = id;
        this.revisionId = revisionId;
        this.sectionId = sectionId;
        this.position = position;
        rename(number, title, year);
    }

    void rename(String newNumber, String newTitle, Integer newYear) {
        number = newNumber;
        title = newTitle;
        year = newYear;
    }

    UUID sectionId() {
        return sectionId;
    }

    String number() {
        return number;
    }

    String title() {
        return title;
    }

    Integer year() {
        return year;
    }

    int version() {
        return version == null ? 0 : version;
    }
}
