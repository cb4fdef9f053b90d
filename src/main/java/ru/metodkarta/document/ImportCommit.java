package ru.metodkarta.document;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.document.ImportContext.Where;
import ru.metodkarta.document.PlanReading.LineKind;
import ru.metodkarta.roadmap.ColumnContent;
import ru.metodkarta.roadmap.ColumnKind;
import ru.metodkarta.roadmap.DraftMerging;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.PlanDifference;
import ru.metodkarta.roadmap.ProposedText;
import ru.metodkarta.roadmap.RoadmapContent;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.FormErrors;

/** A document looked through becomes a draft: a new roadmap, or changes of one. All of it or nothing. */
@Service
class ImportCommit {

    /** Headings are words of an order: always in Russian. */
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final PlanImports imports;
    private final ImportContext context;
    private final ImportExecutors executors;
    private final RoadmapDrafts drafts;
    private final DraftMerging merging;
    private final MessageSource messages;

    ImportCommit(
            PlanImports imports,
            ImportContext context,
            ImportExecutors executors,
            RoadmapDrafts drafts,
            DraftMerging merging,
            MessageSource messages) {
        this.imports = imports;
        this.context = context;
        this.executors = executors;
        this.drafts = drafts;
        this.merging = merging;
        this.messages = messages;
    }

    /** What forbids to make a draft of it now is noted in the errors. */
    @Transactional(readOnly = true)
    public void problems(Actor actor, PlanImport document, FormErrors errors) {
        if (document.chosenTable() == null) {
            errors.add("table", "document.error.table");
            return;
        }
        Where where = context.of(actor, document);
        ImportedPlan plan = new ImportedPlan(document.reading());
        PlanImport.Passport passport =
                ImportPassports.of(document, plan.reading().found(), where.yearKind());
        ImportPassports.read(passport, errors);
        if (where.target() == null) {
            errors.required("title", passport.title(), 2000);
        }
        List<PlanReading.Line> activities = plan.lines(LineKind.ACTIVITY);
        if (activities.isEmpty()) {
            errors.add("rows", "document.error.no-activities");
        }
        long nameless = activities.stream()
                .filter(line -> line.title() == null || line.title().isBlank())
                .count();
        if (nameless > 0) {
            errors.add("rows", "document.error.nameless", String.valueOf(nameless));
        }
    }

    /**
     * A new roadmap.
     *
     * @param document without problems; its author holds it
     * @return id of the roadmap
     */
    @Transactional
    public UUID make(Actor actor, PlanImport document) {
        Where where = context.of(actor, document);
        ImportedPlan plan = new ImportedPlan(document.reading());
        ImportPassports.Read passport =
                ImportPassports.read(ImportPassports.of(document, plan.reading().found(), null), new FormErrors());
        UUID roadmapId = drafts.draft(
                actor,
                new RoadmapContent(
                        new NewRoadmap(
                                passport.title(),
                                where.place().level(),
                                where.place().regionId(),
                                where.place().municipalityId(),
                                where.place().organizationId(),
                                where.place().ownerId(),
                                passport.from(),
                                passport.to(),
                                passport.periodText(),
                                passport.yearKind(),
                                headed(plan.columns()),
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                passport.planKind()),
                        sections(document, where, plan)),
                new RoadmapDrafts.Source(document.fileName(), plan.sourceText()));
        imports.made(document.id(), roadmapId);
        return roadmapId;
    }

    /** Columns without a heading of their own get the usual one; extra ones a word for it. */
    private List<ColumnContent> headed(List<ColumnContent> columns) {
        return columns.stream()
                .filter(column ->
                        column.kind() == ColumnKind.EXTRA || !column.title().isBlank())
                .map(column -> column.title().isBlank()
                        ? new ColumnContent(
                                column.kind(),
                                messages.getMessage("document.column.unnamed", null, RUSSIAN),
                                column.key())
                        : column)
                .toList();
    }

    private List<SectionContent> sections(PlanImport document, Where where, ImportedPlan plan) {
        ImportExecutors.Known known =
                executors.known(where.naming(), plan.names().keySet(), document.executors(), RUSSIAN);
        return plan.sections(known::executor);
    }

    private static void requireSeen(PlanImport document, int version) {
        if (document.version() != version || document.chosenTable() == null) {
            throw new Conflict("document.changed");
        }
    }

    /** What the document would change in its roadmap. */
    @Transactional(readOnly = true)
    public PlanDifference difference(Actor actor, PlanImport document) {
        return merging.compare(actor, document.roadmapId(), proposed(actor, document));
    }

    private ProposedText proposed(Actor actor, PlanImport document) {
        Where where = context.of(actor, document);
        ImportedPlan plan = new ImportedPlan(document.reading());
        ImportPassports.Read passport = ImportPassports.read(
                ImportPassports.of(document, plan.reading().found(), where.yearKind()), new FormErrors());
        return new ProposedText(
                passport.title(),
                passport.from(),
                passport.to(),
                passport.periodText(),
                plan.columns(),
                sections(document, where, plan),
                plan.sourceText());
    }

    /**
     * The chosen changes in the draft of its roadmap.
     *
     * @throws Conflict the document or the roadmap has been changed since
     */
    @Transactional
    public UUID merge(Actor actor, UUID importId, int version, String seen, Set<String> chosen) {
        PlanImport document = imports.lock(actor, importId);
        if (document.madeRoadmapId() != null) {
            return document.madeRoadmapId();
        }
        requireSeen(document, version);
        merging.apply(actor, document.roadmapId(), proposed(actor, document), seen, chosen);
        imports.made(document.id(), document.roadmapId());
        return document.roadmapId();
    }
}
