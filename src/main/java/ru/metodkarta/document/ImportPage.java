package ru.metodkarta.document;

import java.util.List;
import java.util.UUID;
import ru.metodkarta.roadmap.DeadlineReadings;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.Paged;

/**
 * A document as its author looks it through.
 *
 * @param target title of the roadmap it changes, null: a new one
 * @param tables of the file, when there are several
 * @param places where a new roadmap may go
 * @param act approval block and edition as printed, what is kept with the draft
 */
record ImportPage(
        UUID id,
        int version,
        String fileName,
        UUID targetId,
        String target,
        List<TableChoice> tables,
        Integer chosenTable,
        List<Option> places,
        String place,
        PlanImport.Passport passport,
        List<String> act,
        List<Column> columns,
        String headerRows,
        Paged<Line> lines,
        List<Name> unknown,
        List<Name> known,
        List<Option> meanings,
        List<Option> organizations,
        List<PlanReading.Unplaced> unplaced,
        Summary summary) {

    /** @param rows first rows, cut short */
    record TableChoice(int index, String name, int rows, int columns, List<List<String>> sample) {}

    /** @param sure the system has no doubt, or the user has chosen */
    record Column(int index, String heading, ColumnRole role, boolean sure, List<String> samples) {}

    /**
     * @param tone of the mark of its kind, for lines that make no row
     * @param decided the user has said something about it
     */
    record Line(
            String key,
            String kind,
            boolean row,
            boolean section,
            boolean decided,
            String number,
            String title,
            Integer year,
            List<Executor> executors,
            String deadline,
            DeadlineReadings.Line reading,
            String result,
            List<Extra> extra,
            List<PlanReading.Note> notes,
            boolean nameless) {

        /** Something on it asks for a look. */
        public boolean asks() {
            return !notes.isEmpty()
                    || nameless
                    || (reading != null && !reading.questions().isEmpty());
        }
    }

    /** @param meaning label of what it means, null: words only */
    record Executor(String printed, String meaning, boolean known) {}

    record Extra(String heading, String text) {}

    /**
     * A printed name.
     *
     * @param rows how many rows print it
     * @param understood what the system takes it for, null: nothing
     * @param target what the author has chosen, empty: as understood
     * @param alike organizations with a like name
     * @param other typed name that was not found
     */
    record Name(
            int index,
            String printed,
            int rows,
            String understood,
            String target,
            String chosen,
            List<Option> alike,
            String other) {}

    /** What would be made, and what is still asked. */
    record Summary(int sections, int activities, int unknownExecutors, int questions, int unplaced, int nameless) {

        public boolean clear() {
            return unknownExecutors + questions + unplaced + nameless == 0;
        }
    }
}
