package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.organization.NameMatch;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.organization.TerritoryCard;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;

/** Requisites of a roadmap: what its new form offers, and changes in the draft. */
@Service
class PassportEditing {

    private final EditionAccess access;
    private final Roadmaps roadmaps;
    private final Revisions revisions;
    private final DraftWriter writer;
    private final Columns columns;
    private final Rereading rereading;
    private final PlaceRules rules;
    private final OrganizationDirectory directory;
    private final JdbcClient jdbc;
    private final Journal journal;

    PassportEditing(
            EditionAccess access,
            Roadmaps roadmaps,
            Revisions revisions,
            DraftWriter writer,
            Columns columns,
            Rereading rereading,
            PlaceRules rules,
            OrganizationDirectory directory,
            JdbcClient jdbc,
            Journal journal) {
        this.access = access;
        this.roadmaps = roadmaps;
        this.revisions = revisions;
        this.writer = writer;
        this.columns = columns;
        this.rereading = rereading;
        this.rules = rules;
        this.directory = directory;
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /** What the form offers. Names of organizations are suggestions; any name known in the place is understood. */
    record Offer(List<Option> organizations, List<Option> supervisors) {}

    record Stored(PassportForm form, Level level, String placeName, Offer offer) {}

    /**
     * Places this person may write a roadmap for.
     *
     * @throws NotAllowed there are none
     */
    @Transactional(readOnly = true)
    public List<Option> places(Actor actor) {
        List<Option> places = new ArrayList<>();
        for (Grant grant : actor.grants()) {
            if (grant.wholeRegion()) {
                territory(grant, grant.regionId(), Level.REGIONAL, places);
            }
            grant.municipalityIds().forEach(id -> territory(grant, id, Level.MUNICIPAL, places));
            directory.findAll(grant.organizationIds()).values().forEach(card -> {
                if (RoadmapAccess.mayEdit(grant, institutional(card))) {
                    places.add(new Option(Level.INSTITUTIONAL + ":" + card.id(), card.shortName()));
                }
            });
        }
        if (places.isEmpty()) {
            throw new NotAllowed();
        }
        return places.stream().distinct().toList();
    }

    private void territory(Grant grant, UUID id, Level level, List<Option> places) {
        RoadmapPlace place =
                new RoadmapPlace(grant.regionId(), level == Level.MUNICIPAL ? id : null, null, level, null);
        if (RoadmapAccess.mayEdit(grant, place)) {
            directory
                    .territory(id)
                    .map(TerritoryCard::name)
                    .ifPresent(name -> places.add(new Option(level + ":" + id, name)));
        }
    }

    private static RoadmapPlace institutional(OrganizationCard card) {
        return new RoadmapPlace(card.regionId(), card.municipalityId(), card.id(), Level.INSTITUTIONAL, null);
    }

    /** A chosen place; null when it is none of those offered. */
    @Transactional(readOnly = true)
    public RoadmapPlace place(Actor actor, String chosen) {
        if (places(actor).stream().noneMatch(place -> place.value().equals(chosen))) {
            return null;
        }
        String[] words = chosen.split(":");
        UUID id = Ids.parse(words[1]);
        return switch (Level.valueOf(words[0])) {
            case REGIONAL -> new RoadmapPlace(actor.regionId(), null, null, Level.REGIONAL, null);
            case MUNICIPAL -> new RoadmapPlace(actor.regionId(), id, null, Level.MUNICIPAL, null);
            case INSTITUTIONAL -> institutional(directory.find(id).orElseThrow());
        };
    }

    List<ColumnContent> usualColumns() {
        return columns.usual();
    }

    /** Suggestions for a place; empty until it is chosen. */
    @Transactional(readOnly = true)
    public Offer offer(RoadmapPlace place) {
        if (place == null) {
            return new Offer(List.of(), List.of());
        }
        NamingContext context = ExecutorNames.contextOf(place);
        List<Option> organizations = directory.search(context, "", 100).stream()
                .map(card -> new Option(card.shortName(), card.fullName()))
                .toList();
        return new Offer(organizations, rules.supervisors(place));
    }

    /** What a typed coordinator means; an unknown name is noted in the errors. */
    @Transactional(readOnly = true)
    public UUID coordinator(RoadmapPlace place, String typed, FormErrors errors) {
        if (typed.isBlank()) {
            return null;
        }
        NamingContext context = ExecutorNames.contextOf(place);
        UUID id = directory
                .resolve(context, typed)
                .map(NameMatch::organizationId)
                .flatMap(directory::find)
                .filter(card -> PlaceRules.within(context, card))
                .map(OrganizationCard::id)
                .orElse(null);
        if (id == null) {
            errors.add("coordinator", "editor.error.organization");
        }
        return id;
    }

    /** The account charged with control; one that has no such zone is noted in the errors, unless it stood there before. */
    @Transactional(readOnly = true)
    public void supervisor(RoadmapPlace place, String chosen, String before, FormErrors errors) {
        UUID account = Ids.parse(chosen);
        boolean none = chosen.isBlank();
        if (!none && !chosen.equals(before) && (account == null || !rules.maySupervise(place, account))) {
            errors.add("supervisorAccount", "editor.error.supervisor");
        }
    }

    @Transactional(readOnly = true)
    public Stored read(Actor actor, UUID roadmapId) {
        EditionAccess.Edition edition = access.seeDraft(actor, roadmapId);
        Revision revision = edition.revision();
        String coordinator = revision.coordinatorId() == null
                ? ""
                : directory
                        .find(revision.coordinatorId())
                        .map(OrganizationCard::shortName)
                        .orElse("");
        List<BasisContent> basis = jdbc.sql(
                        "select relation, printed, in_force from roadmap_basis where revision_id = ? order by position")
                .param(revision.id())
                .query(BasisContent.class)
                .list();
        return new Stored(
                PassportForm.of(
                        revision, roadmaps.findById(roadmapId).orElseThrow().planKind(), basis, coordinator),
                edition.place().level(),
                placeName(edition.place()),
                offer(edition.place()));
    }

    private String placeName(RoadmapPlace place) {
        return switch (place.level()) {
            case REGIONAL ->
                directory.territory(place.regionId()).map(TerritoryCard::name).orElse("");
            case MUNICIPAL ->
                directory
                        .territory(place.municipalityId())
                        .map(TerritoryCard::name)
                        .orElse("");
            case INSTITUTIONAL ->
                directory
                        .find(place.organizationId())
                        .map(OrganizationCard::shortName)
                        .orElse("");
        };
    }

    RoadmapPlace placeOf(Actor actor, UUID roadmapId) {
        return access.seeDraft(actor, roadmapId).place();
    }

    /**
     * @param kind of plan from now on, null: it stays
     * @throws Conflict somebody saved the requisites since that version; nothing is written
     */
    @Transactional
    public void save(Actor actor, UUID roadmapId, int version, NewRoadmap requisites, PlanKind kind) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        Revision revision = edition.revision();
        if (revision.version() != version) {
            throw new Conflict("editor.passport.changed");
        }
        boolean otherDates = !Objects.equals(revision.periodFrom(), requisites.periodFrom())
                || !Objects.equals(revision.periodTo(), requisites.periodTo())
                || revision.yearKind() != requisites.yearKind();
        revision.rewrite(requisites.withColumns(columns.complete(requisites.columns())));
        revisions.saveAndFlush(revision);
        jdbc.sql("delete from roadmap_basis where revision_id = ?")
                .param(revision.id())
                .update();
        writer.writeBasis(revision.id(), requisites.basis());
        if (otherDates) {
            rereading.of(revision.id(), revision.period());
        }
        reclassify(actor, edition, roadmapId, kind);
        journal.record(
                actor,
                edition.grant().capacity(),
                "ROADMAP_REQUISITES_CHANGED",
                RoadmapJournal.subject(edition),
                Map.of("no", revision.no()));
    }

    /** Not a part of the text: it holds for the roadmap at once, and for its next submission. */
    private void reclassify(Actor actor, EditionAccess.Edition edition, UUID roadmapId, PlanKind kind) {
        Roadmap roadmap = roadmaps.lock(roadmapId).orElseThrow();
        PlanKind before = roadmap.planKind();
        if (kind == null || kind == before) {
            return;
        }
        roadmap.reclassify(kind);
        roadmaps.saveAndFlush(roadmap);
        journal.record(
                actor,
                edition.grant().capacity(),
                "ROADMAP_KIND_CHANGED",
                RoadmapJournal.subject(edition),
                Map.of("from", before.name(), "to", kind.name()));
    }
}
