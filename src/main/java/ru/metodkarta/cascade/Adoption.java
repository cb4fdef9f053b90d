package ru.metodkarta.cascade;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.LinkedRows;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotFound;

/** «Взять мероприятия»: linked copies of activities above in an own draft; set-based, however many. */
@Service
public class Adoption {

    private final RoadmapSight sight;
    private final UpperTexts uppers;
    private final ExecutorAdaptation adaptation;
    private final RoadmapDrafts drafts;
    private final LinkedRows rows;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    Adoption(
            RoadmapSight sight,
            UpperTexts uppers,
            ExecutorAdaptation adaptation,
            RoadmapDrafts drafts,
            LinkedRows rows,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.sight = sight;
        this.uppers = uppers;
        this.adaptation = adaptation;
        this.drafts = drafts;
        this.rows = rows;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where copies go. */
    public sealed interface Into {

        record Existing(UUID roadmapId) implements Into {}

        /** A new roadmap over the same period. */
        record Fresh(RoadmapPlace place, String title) implements Into {}
    }

    /**
     * @param seen revision above that the person looked at
     * @return id of the roadmap that has the copies now
     * @throws NotFound one of the roadmaps is out of sight, or an activity is not in the text above
     * @throws ru.metodkarta.shared.NotAllowed the actor writes no plan below it
     * @throws Conflict the text above is another by now, the own one cannot be changed, or something is copied already
     */
    @Transactional
    public UUID adopt(Actor actor, UUID upperId, UUID seen, Into into, Set<UUID> activities) {
        RoadmapSight.Sight upper = AdoptionPages.source(actor, sight.seen(actor, upperId));
        if (into instanceof Into.Existing existing) {
            RoadmapSight.Sight target = sight.seen(actor, existing.roadmapId());
            requireBelow(upper, target.place());
            RoadmapSight.editor(actor, target);
        }
        if (!upper.effectiveId().equals(seen)) {
            throw new Conflict("cascade.upper.changed");
        }
        RoadmapSight.Sight target = sight.seen(actor, roadmap(actor, upper, into));
        Grant grant = RoadmapSight.editor(actor, target);
        List<SourceRow> sources = uppers.rows(upper.effectiveId()).stream()
                .filter(row -> activities.contains(row.activityId()))
                .toList();
        if (sources.isEmpty() || sources.size() < activities.size()) {
            throw new NotFound("activity");
        }
        // whoever comes second waits here and then finds what the first has copied
        begin(actor, grant, target.id(), upper);
        requireNotCopied(target, activities);
        Map<UUID, UUID> made = rows.add(actor, target.id(), copies(upper, target, sources));
        link(actor, target.id(), upper, made);
        endRefusals(actor, upperId, AdoptionPages.unit(target.place()), made.keySet());
        journal.record(
                actor,
                grant.capacity(),
                "CASCADE_ADOPTED",
                CascadeJournal.subject(target),
                Map.of("count", String.valueOf(made.size()), "from", upper.title()));
        return target.id();
    }

    private static void requireBelow(RoadmapSight.Sight upper, RoadmapPlace place) {
        if (!RoadmapSight.isAbove(upper.place(), place)) {
            throw new NotFound("roadmap");
        }
    }

    private record Period(LocalDate periodFrom, LocalDate periodTo, String periodText, YearKind yearKind) {}

    private UUID roadmap(Actor actor, RoadmapSight.Sight upper, Into into) {
        if (into instanceof Into.Existing existing) {
            return existing.roadmapId();
        }
        Into.Fresh fresh = (Into.Fresh) into;
        requireBelow(upper, fresh.place());
        Period period = jdbc.sql("select period_from, period_to, period_text, year_kind from revision where id = ?")
                .param(upper.effectiveId())
                .query(Period.class)
                .single();
        RoadmapPlace place = fresh.place();
        return drafts.create(
                actor,
                new NewRoadmap(
                        fresh.title(),
                        place.level(),
                        place.regionId(),
                        place.municipalityId(),
                        place.organizationId(),
                        place.ownerId(),
                        period.periodFrom(),
                        period.periodTo(),
                        period.periodText(),
                        period.yearKind(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private void begin(Actor actor, Grant grant, UUID roadmapId, RoadmapSight.Sight upper) {
        jdbc.sql("""
                        insert into cascade_roadmap (roadmap_id, parent_roadmap_id, seen_revision_id, begun_by, capacity, begun_at)
                        values (:roadmap, :upper, :seen, :by, :capacity, :at)
                        on conflict (roadmap_id, parent_roadmap_id) do update set seen_revision_id = excluded.seen_revision_id
                        """)
                .param("roadmap", roadmapId)
                .param("upper", upper.id())
                .param("seen", upper.effectiveId())
                .param("by", actor.accountId())
                .param("capacity", grant.capacity())
                .param("at", now())
                .update();
    }

    private void requireNotCopied(RoadmapSight.Sight target, Set<UUID> activities) {
        int copied = jdbc.sql("""
                        select count(distinct l.parent_activity_id) from cascade_link l
                        join roadmap r on r.id = l.roadmap_id
                        left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED'
                        join activity_row o on o.revision_id = coalesce(d.id, r.effective_revision_id)
                          and o.activity_id = l.activity_id
                        where l.roadmap_id = :roadmap and l.parent_activity_id = any(cast(:activities as uuid[]))
                        """)
                .param("roadmap", target.id())
                .param("activities", activities.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
        if (copied > 0) {
            throw new Conflict("cascade.adoption.copied", String.valueOf(copied));
        }
    }

    private List<LinkedRows.CopySection> copies(
            RoadmapSight.Sight upper, RoadmapSight.Sight target, List<SourceRow> sources) {
        Set<String> numbers = numbers(target.currentId());
        Map<UUID, UpperTexts.Section> sections = uppers.sections(upper.effectiveId());
        Map<UUID, List<ExecutorContent>> executors = adaptation.adapt(
                new NamingContext(
                        target.place().regionId(),
                        target.place().municipalityId(),
                        target.place().organizationId()),
                uppers.executors(
                        upper.effectiveId(),
                        sources.stream().map(SourceRow::activityId).toList()));
        Map<UUID, List<LinkedRows.Copy>> bySection = new LinkedHashMap<>();
        for (SourceRow row : sources) {
            boolean free = row.number() != null && numbers.add(plain(row.number()));
            bySection
                    .computeIfAbsent(row.sectionId(), id -> new ArrayList<>())
                    .add(new LinkedRows.Copy(
                            row.activityId(),
                            row.rowId(),
                            content(row, free, executors.getOrDefault(row.activityId(), List.of())),
                            row.titledCells()));
        }
        List<LinkedRows.CopySection> result = new ArrayList<>();
        bySection.forEach((id, copies) -> {
            UpperTexts.Section section = id == null ? null : sections.get(id);
            result.add(
                    section == null
                            ? new LinkedRows.CopySection(null, null, null, copies)
                            : new LinkedRows.CopySection(section.number(), section.title(), section.year(), copies));
        });
        return result;
    }

    private Set<String> numbers(UUID revisionId) {
        return jdbc
                .sql("select number from activity_row where revision_id = ? and number is not null")
                .param(revisionId)
                .query(String.class)
                .list()
                .stream()
                .map(Adoption::plain)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String plain(String number) {
        return number.strip().replaceAll("[\\s.)]+$", "");
    }

    static ActivityContent content(SourceRow row, boolean numbered, List<ExecutorContent> executors) {
        return new ActivityContent(
                numbered ? row.number() : null,
                row.title(),
                executors,
                row.deadlineText(),
                row.result(),
                row.resultKind() == null ? null : ResultKind.valueOf(row.resultKind()),
                row.precondition(),
                row.yearKind() == null ? null : YearKind.valueOf(row.yearKind()),
                null,
                null);
    }

    private void link(Actor actor, UUID roadmapId, RoadmapSight.Sight upper, Map<UUID, UUID> made) {
        jdbc.sql("""
                        insert into cascade_link (activity_id, roadmap_id, parent_activity_id, parent_roadmap_id,
                          base_revision_id, base, made_by, made_at)
                        select k.child, :roadmap, k.parent, :upper, :revision, %s, :by, :at
                        from unnest(cast(:children as uuid[]), cast(:parents as uuid[])) k (child, parent)
                        join activity_row w on w.revision_id = :revision and w.activity_id = k.parent
                        """.formatted(SourceRow.json("w")))
                .param("roadmap", roadmapId)
                .param("upper", upper.id())
                .param("revision", upper.effectiveId())
                .param("by", actor.accountId())
                .param("at", now())
                .param("children", made.values().toArray(UUID[]::new))
                .param("parents", made.keySet().toArray(UUID[]::new))
                .update();
    }

    private void endRefusals(Actor actor, UUID upperId, UUID unit, Set<UUID> activities) {
        jdbc.sql("""
                        update cascade_refusal set ended_by = :by, ended_at = :at
                        where parent_roadmap_id = :upper and unit_id = :unit and ended_at is null
                          and parent_activity_id = any(cast(:activities as uuid[]))
                        """)
                .param("by", actor.accountId())
                .param("at", now())
                .param("upper", upperId)
                .param("unit", unit)
                .param("activities", activities.toArray(UUID[]::new))
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
