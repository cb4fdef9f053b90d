package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.deadline.Reading;
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
    private final SourceTexts sources;
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
            SourceTexts sources,
            PlaceRules rules,
            OrganizationDirectory directory,
            Journal journal,
            Clock clock) {
        this.roadmaps = roadmaps;
        this.revisions = revisions;
        this.writer = writer;
        this.columns = columns;
        this.names = names;
        this.sources = sources;
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
        return begin(actor, requisites, "ROADMAP_CREATED", Map.of()).roadmapId();
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
        return draft(actor, content, null);
    }

    /**
     * Where a draft comes from.
     *
     * @param text of the document round its table that has no other place, null when there is none
     */
    public record Source(String fileName, String text) {}

    /** The same from a document. */
    @Transactional
    public UUID draft(Actor actor, RoadmapContent content, Source source) {
        Revision revision = begin(
                actor,
                content.requisites(),
                "ROADMAP_CREATED",
                source == null ? Map.of() : Map.of("file", source.fileName()));
        NamingContext context = ExecutorNames.contextOf(placeOf(content.requisites(), null));
        requireExecutorsOfThePlace(context, content.sections());
        writer.writeSections(
                revision,
                content.sections(),
                names.in(context, content.sections()),
                actor.accountId(),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (source != null && source.text() != null) {
            sources.write(revision.id(), source.text());
        }
        return revision.roadmapId();
    }

    /**
     * How a row of a copy is dated; null in a list of them: as its words are read.
     *
     * @param confirmed a person answered what the words leave open; else the days were set by hand
     */
    public record Dating(Reading reading, boolean confirmed) {}

    /**
     * A whole draft that begins with the text of another roadmap, with identities of its own. Organizations the place
     * does not know stay as plain words; a coordinator or supervisor it does not know is left out.
     *
     * @param datings one for every activity in the order of the content
     * @param from the roadmap it was copied from
     * @return id of the roadmap
     * @throws NotAllowed when nobody of that zone and level may write there
     */
    @Transactional
    public UUID copy(Actor actor, RoadmapContent content, List<Dating> datings, UUID from) {
        RoadmapPlace place = placeOf(content.requisites(), null);
        NamingContext context = ExecutorNames.contextOf(place);
        NewRoadmap requisites = content.requisites()
                .ledBy(
                        ofThePlace(context, content.requisites().coordinatorId()),
                        supervising(place, content.requisites().supervisorAccountId()));
        Revision revision = begin(actor, requisites, "ROADMAP_COPIED", Map.of("copiedFrom", from.toString()));
        List<SectionContent> sections = withoutStrangers(context, content.sections());
        writer.writeSections(
                revision,
                sections,
                names.in(context, sections),
                datings,
                actor.accountId(),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        roadmaps.rememberOrigin(revision.roadmapId(), from);
        return revision.roadmapId();
    }

    private UUID ofThePlace(NamingContext context, UUID organization) {
        return Optional.ofNullable(organization)
                .flatMap(directory::find)
                .filter(card -> PlaceRules.within(context, card))
                .map(OrganizationCard::id)
                .orElse(null);
    }

    private UUID supervising(RoadmapPlace place, UUID account) {
        return account != null && rules.maySupervise(place, account) ? account : null;
    }

    private List<SectionContent> withoutStrangers(NamingContext context, List<SectionContent> sections) {
        Set<ExecutorContent> strangers = Set.copyOf(rules.strangers(context, named(sections)));
        return sections.stream()
                .map(section -> new SectionContent(
                        section.number(),
                        section.title(),
                        section.year(),
                        section.activities().stream()
                                .map(row -> row.withExecutors(
                                        row.executors().stream()
                                                .map(executor -> strangers.contains(executor)
                                                        ? ExecutorContent.text(executor.printed(), executor.part())
                                                        : executor)
                                                .toList(),
                                        row.executorsText()))
                                .toList()))
                .toList();
    }

    private static List<ExecutorContent> named(List<SectionContent> sections) {
        return sections.stream()
                .flatMap(section -> section.activities().stream())
                .flatMap(activity -> activity.executors().stream())
                .filter(executor -> executor.kind() == ExecutorKind.ORG || executor.kind() == ExecutorKind.LIST)
                .toList();
    }

    private Revision begin(Actor actor, NewRoadmap requisites, String action, Map<String, String> details) {
        Grant grant = actor.capacity(null, candidate -> RoadmapAccess.mayEdit(candidate, placeOf(requisites, null)))
                .orElseThrow(NotAllowed::new);
        RoadmapPlace place = placeOf(requisites, grant.employerId());
        requireOfThePlace(place, requisites);
        Instant now = clock.instant();
        Roadmap roadmap =
                roadmaps.saveAndFlush(new Roadmap(Ids.next(), place, requisites.planKind(), actor.accountId(), now));
        Revision revision = revisions.saveAndFlush(new Revision(
                Ids.next(), roadmap.id(), 1, requisites.withColumns(columns.complete(requisites.columns()))));
        writer.writeBasis(revision.id(), requisites.basis());
        journal.record(actor, grant.capacity(), action, RoadmapJournal.subject(roadmap, revision.title()), details);
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
        if (!rules.strangers(context, named(sections)).isEmpty()) {
            throw new NotFound("organization");
        }
    }
}
