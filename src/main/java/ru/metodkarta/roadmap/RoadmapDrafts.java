package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.organization.TerritoryCard;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** New roadmaps: empty, or whole as they stand on paper. */
@Service
public class RoadmapDrafts {

    private final Roadmaps roadmaps;
    private final Revisions revisions;
    private final DraftWriter writer;
    private final Columns columns;
    private final ExecutorNames names;
    private final PlaceRules rules;
    private final OrganizationDirectory directory;
    private final Journal journal;
    private final Clock clock;

    RoadmapDrafts(
            Roadmaps roadmaps,
            Revisions revisions,
            DraftWriter writer,
            Columns columns,
            ExecutorNames names,
            PlaceRules rules,
            OrganizationDirectory directory,
            Journal journal,
            Clock clock) {
        this.roadmaps = roadmaps;
        this.revisions = revisions;
        this.writer = writer;
        this.columns = columns;
        this.names = names;
        this.rules = rules;
        this.directory = directory;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A draft without rows.
     *
     * @return id of the roadmap
     * @throws NotAllowed when nobody of that zone and level may write there
     */
    @Transactional
    public UUID create(Actor actor, NewRoadmap requisites) {
        return begin(actor, requisites).roadmapId();
    }

    /**
     * A whole draft with all its rows, in a fixed number of batched statements whatever their count. Executors without a
     * kind are resolved by name in the roadmap's context, deadlines are read.
     *
     * @return id of the roadmap
     * @throws NotAllowed when nobody of that zone and level may write there
     */
    @Transactional
    public UUID draft(Actor actor, RoadmapContent content) {
        Revision revision = begin(actor, content.requisites());
        NamingContext context = ExecutorNames.contextOf(placeOf(content.requisites(), null));
        requireExecutorsOfThePlace(context, content.sections());
        writer.writeSections(
                revision,
                content.sections(),
                names.in(context),
                actor.accountId(),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return revision.roadmapId();
    }

    private Revision begin(Actor actor, NewRoadmap requisites) {
        Grant grant = actor.capacity(null, candidate -> RoadmapAccess.mayEdit(candidate, placeOf(requisites, null)))
                .orElseThrow(NotAllowed::new);
        RoadmapPlace place = placeOf(requisites, grant.employerId());
        requireOfThePlace(place, requisites);
        Instant now = clock.instant();
        Roadmap roadmap = roadmaps.saveAndFlush(new Roadmap(Ids.next(), place, actor.accountId(), now));
        Revision revision = revisions.saveAndFlush(new Revision(
                Ids.next(), roadmap.id(), 1, requisites.withColumns(columns.complete(requisites.columns()))));
        writer.writeBasis(revision.id(), requisites.basis());
        journal.record(
                actor,
                grant.capacity(),
                "ROADMAP_CREATED",
                RoadmapJournal.subject(roadmap, revision.title()),
                Map.of());
        return revision;
    }

    private static RoadmapPlace placeOf(NewRoadmap requisites, UUID defaultOwner) {
        return new RoadmapPlace(
                requisites.regionId(),
                requisites.municipalityId(),
                requisites.organizationId(),
                requisites.level(),
                requisites.ownerId() != null ? requisites.ownerId() : defaultOwner);
    }

    /** No town, body or person of another place gets into a roadmap, whoever asks. */
    private void requireOfThePlace(RoadmapPlace place, NewRoadmap requisites) {
        if (place.municipalityId() != null
                && directory
                        .territory(place.municipalityId())
                        .map(TerritoryCard::regionId)
                        .filter(place.regionId()::equals)
                        .isEmpty()) {
            throw new NotFound("municipality");
        }
        List<UUID> bodies = Stream.of(place.ownerId(), place.organizationId(), requisites.coordinatorId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        NamingContext context = ExecutorNames.contextOf(place);
        Map<UUID, OrganizationCard> cards = directory.findAll(bodies);
        for (UUID body : bodies) {
            if (cards.get(body) == null || !PlaceRules.within(context, cards.get(body))) {
                throw new NotFound("organization");
            }
        }
        if (requisites.supervisorAccountId() != null && !rules.maySupervise(place, requisites.supervisorAccountId())) {
            throw new NotFound("account");
        }
    }

    private void requireExecutorsOfThePlace(NamingContext context, List<SectionContent> sections) {
        List<ExecutorContent> named = sections.stream()
                .flatMap(section -> section.activities().stream())
                .flatMap(activity -> activity.executors().stream())
                .filter(executor -> executor.kind() == ExecutorKind.ORG || executor.kind() == ExecutorKind.LIST)
                .toList();
        if (!rules.strangers(context, named).isEmpty()) {
            throw new NotFound("organization");
        }
    }
}
