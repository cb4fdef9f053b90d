package ru.metodkarta.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import ru.metodkarta.office.RawRow;
import ru.metodkarta.office.RawTable;

/**
 * A document brought in and what its author has decided about it so far.
 *
 * @param roadmapId the roadmap whose text it changes, null: a new one
 * @param place of a new roadmap, as {@code RoadmapPlaces} offers it, else null
 * @param chosenTable index in {@code tables}, null: still to be chosen
 * @param executors meanings by printed name, only those decided by the author
 * @param passport requisites as typed, null: as the document has them
 * @param madeRoadmapId what it became, null: still under way
 */
record PlanImport(
        UUID id,
        UUID roadmapId,
        String place,
        String fileName,
        List<RawTable> tables,
        Integer chosenTable,
        ReadingChoices choices,
        Map<String, String> executors,
        Passport passport,
        UUID madeRoadmapId,
        int version,
        Instant createdAt) {

    /**
     * Requisites as typed.
     *
     * @param planKind name of a kind of plan, null or empty: as the title calls it
     */
    record Passport(
            String title, String periodFrom, String periodTo, String periodText, String yearKind, String planKind) {}

    PlanImport with(
            String newPlace, ReadingChoices newChoices, Map<String, String> newExecutors, Passport newPassport) {
        return new PlanImport(
                id,
                roadmapId,
                newPlace,
                fileName,
                tables,
                chosenTable,
                newChoices,
                newExecutors,
                newPassport,
                madeRoadmapId,
                version,
                createdAt);
    }

    /** Another table is another text: what was decided about rows and columns does not fit it. */
    PlanImport ofTable(int index) {
        return new PlanImport(
                id,
                roadmapId,
                place,
                fileName,
                tables,
                index,
                ReadingChoices.none(),
                executors,
                null,
                madeRoadmapId,
                version,
                createdAt);
    }

    /** The chosen table as a plan; what stands in the other tables of the file is shown as text that went nowhere. */
    PlanReading reading() {
        PlanReading reading = PlanReader.read(table(), choices);
        if (tables.size() == 1) {
            return reading;
        }
        List<PlanReading.Unplaced> unplaced = new ArrayList<>(reading.unplaced());
        for (int i = 0; i < tables.size(); i++) {
            if (i != chosenTable) {
                texts(tables.get(i)).forEach(text -> unplaced.add(new PlanReading.Unplaced(null, text)));
            }
        }
        return new PlanReading(reading.found(), reading.columns(), reading.lines(), unplaced);
    }

    private static List<String> texts(RawTable table) {
        List<String> texts = new ArrayList<>(table.before());
        for (RawRow row : table.rows()) {
            String text = row.cells().stream()
                    .map(cell -> CellText.oneLine(cell.text()))
                    .filter(cell -> !cell.isEmpty())
                    .collect(Collectors.joining(" | "));
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        texts.addAll(table.after());
        return texts;
    }

    RawTable table() {
        return tables.get(chosenTable);
    }
}
