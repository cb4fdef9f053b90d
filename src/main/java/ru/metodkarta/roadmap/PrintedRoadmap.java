package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Level;

/**
 * One revision as it stands on paper, for one viewer. All texts are the printed ones, verbatim.
 *
 * @param approved this text is approved, now in force or not
 * @param effective this text is the one being carried out
 * @param owner full name of the organization whose plan it is
 * @param stamp lines of the block of approval; «ПРОЕКТ» for a text that is not approved
 * @param act the first act that approved the plan, null while none did
 * @param amendments acts of the later revisions up to this one: «в редакции …»
 * @param basis acts the plan rests on, in order
 * @param coordinator short name of the organization, null for none; the text names a person's office
 * @param sections in order; rows without a section come first, in one without a heading
 * @param clauses duties the order gives beside the table; no part of the printed table
 */
public record PrintedRoadmap(
        UUID id,
        UUID revisionId,
        int revisionNo,
        boolean approved,
        boolean effective,
        Level level,
        UUID regionId,
        UUID municipalityId,
        UUID organizationId,
        String territory,
        String owner,
        String title,
        LocalDate periodFrom,
        LocalDate periodTo,
        String periodText,
        List<String> stamp,
        Act act,
        List<Act> amendments,
        List<Basis> basis,
        String coordinator,
        String coordinatorText,
        String supervisor,
        List<Column> columns,
        List<Section> sections,
        List<Row> clauses) {

    /** As the journal names it. */
    public Journal.Subject subject() {
        return new Journal.Subject("ROADMAP", id, title, regionId, municipalityId, organizationId);
    }

    /** Requisites; date and number are null while blank. */
    public record Act(
            ActKind kind, String issuer, String signatory, LocalDate onDate, String number, String annexNumber) {}

    /** @param relation how the plan rests on it, as printed: «На основании» */
    public record Basis(String relation, String printed, boolean inForce) {}

    /** @param key of a column only this roadmap has, null for the others */
    public record Column(ColumnKind kind, String title, String key) {}

    /** @param heading «1. Нормативно-правовое обеспечение», null for rows without a section */
    public record Section(String heading, List<Row> rows) {}

    /**
     * @param executors the cell as printed, lines by {@code \n}
     * @param dues control days as the deadline reads now, in order; empty when it has none
     * @param next the first of them that is today or later, null when there is none
     * @param from first day of the earliest of them, where it is known
     */
    public record Row(
            UUID activityId,
            String number,
            String title,
            String executors,
            String deadline,
            String result,
            Map<String, String> extra,
            LocalDate from,
            List<LocalDate> dues,
            LocalDate next) {

        /** What stands in a column; null or empty when nothing does. */
        public String cell(Column column) {
            return switch (column.kind()) {
                case NUMBER -> number;
                case TITLE -> title;
                case EXECUTORS -> executors;
                case DEADLINE -> deadline;
                case RESULT -> result;
                case EXTRA -> extra.get(column.key());
            };
        }
    }

    public List<Row> rows() {
        return sections.stream().flatMap(section -> section.rows().stream()).toList();
    }
}
