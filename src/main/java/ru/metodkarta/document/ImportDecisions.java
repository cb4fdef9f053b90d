package ru.metodkarta.document;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.roadmap.RoadmapPlaces;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.FormErrors;

/** What the author decides about a document: all that stands on the page, whichever button was pressed. */
@Service
class ImportDecisions {

    private final PlanImports imports;
    private final ImportContext context;
    private final ImportExecutors executors;
    private final RoadmapPlaces places;

    ImportDecisions(PlanImports imports, ImportContext context, ImportExecutors executors, RoadmapPlaces places) {
        this.imports = imports;
        this.context = context;
        this.executors = executors;
        this.places = places;
    }

    /** Another tab was first; nothing is written. */
    static final class Stale extends RuntimeException {}

    /**
     * Keeps what was decided; a name that is not found is noted in the errors, the rest is kept.
     *
     * @return as kept; one that has been made is left alone
     * @throws Stale the author has changed it in another tab
     */
    @Transactional
    public PlanImport keep(Actor actor, UUID id, ImportForm form, FormErrors errors, Locale locale) {
        PlanImport document = imports.lock(actor, id);
        if (document.madeRoadmapId() != null) {
            return document;
        }
        if (form.version() != document.version()) {
            throw new Stale();
        }
        imports.save(actor, decided(actor, document, form, errors, locale));
        return imports.read(actor, id);
    }

    /** The document with what stands on the page; nothing is written. */
    PlanImport decided(Actor actor, PlanImport document, ImportForm form, FormErrors errors, Locale locale) {
        boolean otherPlace = document.roadmapId() == null
                && !form.place().isEmpty()
                && RoadmapPlaces.chosen(places.offered(actor), form.place()).isPresent();
        PlanImport there = document.with(
                otherPlace ? form.place() : document.place(),
                document.choices(),
                document.executors(),
                document.passport());
        if (form.button().matches("table:\\d{1,3}")) {
            int index = Integer.parseInt(form.button().substring("table:".length()));
            return index < document.tables().size() ? there.ofTable(index) : there;
        }
        if (document.chosenTable() == null) {
            return there;
        }
        Map<Integer, ColumnRole> asRead = new HashMap<>();
        document.reading().columns().forEach(column -> asRead.put(column.index(), column.role()));
        return document.with(
                there.place(),
                form.choices(document.choices(), asRead),
                executors.decided(
                        context.of(actor, there).naming(), document.executors(), form.executors(), errors, locale),
                form.passport() != null ? form.passport() : document.passport());
    }
}
