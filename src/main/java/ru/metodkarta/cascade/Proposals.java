package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.LinkedField;
import ru.metodkarta.roadmap.LinkedRows;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotFound;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the author of a copy decides about changes above. Taking over writes into the open draft; keeping moves the base
 * forward, so that the same change is not asked about again.
 */
@Service
class Proposals {

    private final RoadmapSight sight;
    private final LinkedTexts texts;
    private final UpperTexts uppers;
    private final ExecutorAdaptation adaptation;
    private final LinkedRows rows;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Proposals(
            RoadmapSight sight,
            LinkedTexts texts,
            UpperTexts uppers,
            ExecutorAdaptation adaptation,
            LinkedRows rows,
            Journal journal,
            JdbcClient jdbc,
            JsonMapper json) {
        this.sight = sight;
        this.texts = texts;
        this.uppers = uppers;
        this.adaptation = adaptation;
        this.rows = rows;
        this.journal = journal;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What of a row is decided on. */
    sealed interface Part {

        /** @param code of {@link SourceRow#fields} */
        record Field(String code) implements Part {}

        /** Everything that is asked about this row. */
        record All() implements Part {}

        /** Whether the activity is in the plan at all: it was taken out above. */
        record Presence() implements Part {}
    }

    /** What the person looked at: versions of the link and of the row, and the revision above. */
    record Seen(int link, int row, UUID above) {}

    /**
     * @param accept take over what stands above, else keep what stands in the copy
     * @throws Conflict one of the texts is another by now, or there is no open draft to write into
     */
    @Transactional
    public void decide(Actor actor, UUID roadmapId, UUID activityId, Part part, boolean accept, Seen seen) {
        RoadmapSight.Sight roadmap = sight.seen(actor, roadmapId);
        Grant grant = RoadmapSight.editor(actor, roadmap);
        texts.lock(roadmapId);
        LinkedRow row =
                texts.one(roadmap, activityId).stream().findFirst().orElseThrow(() -> new NotFound("linked activity"));
        if (row.version() != seen.link() || !row.aboveRevision().equals(seen.above())) {
            throw new Conflict("cascade.proposals.changed");
        }
        if (row.above() == null) {
            if (!(part instanceof Part.Presence)) {
                throw new Conflict("cascade.proposals.changed");
            }
            if (accept) {
                rows.remove(actor, roadmapId, activityId, seen.row());
            } else {
                settle(List.of(new Settled(activityId, absent(), true, row.aboveRevision())));
            }
        } else {
            Set<String> fields = fields(row, part);
            if (fields.isEmpty()) {
                throw new Conflict("cascade.proposals.changed");
            }
            if (accept) {
                takeOver(actor, roadmap, Map.of(row, fields), Map.of(activityId, seen.row()));
            }
            settle(List.of(settled(row, fields)));
        }
        record(actor, grant, roadmap, accept ? 1 : 0, accept ? 0 : 1);
    }

    private static Map<String, String> absent() {
        Map<String, String> patch = new HashMap<>();
        patch.put(LinkedRow.PRESENT, null);
        return patch;
    }

    private static Set<String> fields(LinkedRow row, Part part) {
        Map<String, ThreeWay> merged = row.fields();
        if (part instanceof Part.Field one) {
            ThreeWay merge = merged.get(one.code());
            // what differs without being asked about may be taken over, too
            return merge == null || merge.outcome() == ThreeWay.Outcome.AGREED ? Set.of() : Set.of(one.code());
        }
        Set<String> asked = new HashSet<>();
        merged.forEach((code, merge) -> {
            if (merge.asks()) {
                asked.add(code);
            }
        });
        return asked;
    }

    /**
     * Takes over everything that is proposed and has not been changed in the copy.
     *
     * @param seen {@link #seal} of the page
     * @return how many fields were taken over
     * @throws Conflict one of the texts is another by now, or there is no open draft
     */
    @Transactional
    public int acceptProposed(Actor actor, UUID roadmapId, String seen) {
        RoadmapSight.Sight roadmap = sight.seen(actor, roadmapId);
        Grant grant = RoadmapSight.editor(actor, roadmap);
        texts.lock(roadmapId);
        List<LinkedRow> asking = texts.read(roadmap, true);
        if (!seal(asking).equals(seen)) {
            throw new Conflict("cascade.proposals.changed");
        }
        Map<LinkedRow, Set<String>> proposed = new HashMap<>();
        for (LinkedRow row : asking) {
            Set<String> fields = new HashSet<>();
            row.fields().forEach((code, merge) -> {
                if (merge.outcome() == ThreeWay.Outcome.PROPOSED) {
                    fields.add(code);
                }
            });
            if (!fields.isEmpty()) {
                proposed.put(row, fields);
            }
        }
        if (proposed.isEmpty()) {
            return 0;
        }
        takeOver(
                actor,
                roadmap,
                proposed,
                proposed.keySet().stream().collect(Collectors.toMap(LinkedRow::activityId, LinkedRow::rowVersion)));
        settle(proposed.entrySet().stream()
                .map(entry -> settled(entry.getKey(), entry.getValue()))
                .toList());
        int count = proposed.values().stream().mapToInt(Set::size).sum();
        record(actor, grant, roadmap, count, 0);
        return count;
    }

    /** Of everything that is asked about now. */
    static String seal(List<LinkedRow> rows) {
        return Integer.toHexString(rows.stream()
                .filter(LinkedRow::asks)
                .map(row -> row.activityId() + ":" + row.version() + ":" + row.rowVersion() + ":" + row.aboveRevision())
                .sorted()
                .toList()
                .hashCode());
    }

    private void takeOver(
            Actor actor,
            RoadmapSight.Sight roadmap,
            Map<LinkedRow, Set<String>> taken,
            Map<UUID, Integer> rowVersions) {
        Map<UUID, List<ExecutorContent>> executors = executors(roadmap, taken);
        List<LinkedRows.Rewording> rewordings = new ArrayList<>();
        taken.forEach((row, fields) -> rewordings.add(new LinkedRows.Rewording(
                row.activityId(),
                rowVersions.get(row.activityId()),
                linkedFields(fields),
                Adoption.content(
                        row.above(), false, executors.getOrDefault(row.above().activityId(), List.of())),
                cells(row, fields),
                row.above().rowId())));
        rows.rewrite(actor, roadmap.id(), rewordings);
    }

    private static Set<LinkedField> linkedFields(Set<String> codes) {
        return Arrays.stream(LinkedField.values())
                .filter(field -> codes.contains(field.name()))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> cells(LinkedRow row, Set<String> codes) {
        Map<String, String> cells = new HashMap<>(row.above().titledCells());
        cells.keySet().removeIf(title -> !codes.contains(SourceRow.CELL + title));
        return cells;
    }

    private Map<UUID, List<ExecutorContent>> executors(RoadmapSight.Sight roadmap, Map<LinkedRow, Set<String>> taken) {
        Map<UUID, Set<UUID>> byRevision = new HashMap<>();
        taken.forEach((row, fields) -> {
            if (fields.contains(LinkedField.EXECUTORS.name())) {
                byRevision
                        .computeIfAbsent(row.aboveRevision(), id -> new HashSet<>())
                        .add(row.above().activityId());
            }
        });
        Map<UUID, List<ExecutorContent>> executors = new HashMap<>();
        byRevision.forEach((revision, activities) -> executors.putAll(uppers.executors(revision, activities)));
        return adaptation.adapt(
                new NamingContext(
                        roadmap.place().regionId(),
                        roadmap.place().municipalityId(),
                        roadmap.place().organizationId()),
                executors);
    }

    /** @param patch of the base; {@code done}: nothing else of this row is asked about */
    private record Settled(UUID activity, Map<String, String> patch, boolean done, UUID revision) {}

    private static Settled settled(LinkedRow row, Set<String> fields) {
        Map<String, String> patch = new HashMap<>();
        patch.put(LinkedRow.PRESENT, "yes");
        boolean[] done = {true};
        row.fields().forEach((code, merge) -> {
            if (fields.contains(code) || merge.outcome() == ThreeWay.Outcome.AGREED) {
                patch.putAll(row.settledBase(code));
            } else if (merge.asks()) {
                done[0] = false;
            }
        });
        return new Settled(row.activityId(), patch, done[0], row.aboveRevision());
    }

    private void settle(List<Settled> settled) {
        jdbc.sql("""
                        update cascade_link l set base = l.base || k.patch, version = l.version + 1,
                          base_revision_id = case when k.done then k.revision else l.base_revision_id end
                        from jsonb_to_recordset(cast(:lines as jsonb)) k (activity uuid, patch jsonb, done boolean, revision uuid)
                        where l.activity_id = k.activity
                        """).param("lines", json.writeValueAsString(settled)).update();
    }

    private void record(Actor actor, Grant grant, RoadmapSight.Sight roadmap, int taken, int kept) {
        journal.record(
                actor,
                grant.capacity(),
                "CASCADE_DECIDED",
                CascadeJournal.subject(roadmap),
                Map.of("taken", String.valueOf(taken), "kept", String.valueOf(kept)));
    }
}
