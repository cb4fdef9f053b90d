package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** Compares revisions for whoever may read both. */
@Component
public class RevisionComparisons {

    /** An order is in Russian, whatever the screen speaks. */
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final Amendments amendments;
    private final PrintedRoadmaps printed;
    private final JdbcClient jdbc;
    private final Clock clock;

    RevisionComparisons(
            RoadmapHeads heads,
            RevisionTexts texts,
            Amendments amendments,
            PrintedRoadmaps printed,
            JdbcClient jdbc,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.amendments = amendments;
        this.printed = printed;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A revision that may be chosen. @param actKind null while it is not approved */
    public record Edition(
            UUID id,
            int no,
            boolean approved,
            boolean effective,
            Instant approvedAt,
            ActKind actKind,
            LocalDate onDate,
            String number) {}

    /**
     * @param plan the newer text as it stands on paper, where its order is being prepared; else null
     * @param editions those the viewer may read, newest first
     * @param mayOrder the viewer prepares orders of this roadmap
     */
    public record Compared(
            RevisionComparison comparison, PrintedRoadmap plan, List<Edition> editions, boolean mayOrder) {}

    /**
     * @param from number of a revision; null: the one in force when its draft is compared, else the one before the newer
     * @param to number of a revision; null: the draft if the viewer may see it, else the one in force
     * @throws NotFound the viewer may not know of the roadmap or of one of the revisions
     */
    @Transactional(readOnly = true)
    public Compared read(Actor viewer, UUID roadmapId, Integer from, Integer to, Locale locale) {
        RoadmapHead head = heads.seen(viewer, roadmapId);
        List<Edition> editions = editions(head, viewer);
        Edition newer = to == null ? editions.get(0) : edition(editions, to);
        Edition older = from == null ? former(editions, newer, newer) : edition(editions, from);
        List<RevisionText> read = texts.readAll(List.of(older.id(), newer.id()));
        return new Compared(
                compare(head, read, older, newer, viewer, locale),
                null,
                editions,
                PrintedRoadmaps.preparesOrder(viewer, head.place()));
    }

    /**
     * What an amending order is prepared for: the open draft beside the text in force, without a draft the text in force
     * beside the one before. For those who edit the roadmap or decide on it.
     *
     * @throws NotFound the actor may not know of the roadmap
     * @throws NotAllowed the actor may read it only
     * @throws Conflict there is only one text yet
     */
    @Transactional(readOnly = true)
    public Compared readForOrder(Actor actor, UUID roadmapId) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        if (!PrintedRoadmaps.preparesOrder(actor, head.place())) {
            throw new NotAllowed(head.ownerName());
        }
        List<Edition> editions = editions(head, actor);
        Edition newer = editions.get(0);
        Edition older = former(editions, newer, null);
        if (older == null) {
            throw new Conflict("roadmap.comparison.only-one");
        }
        List<RevisionText> read = texts.readAll(List.of(older.id(), newer.id()));
        return new Compared(
                compare(head, read, older, newer, actor, RUSSIAN),
                printed.print(head, read.get(1), actor),
                editions,
                true);
    }

    /** The approved one before; {@code other} when there is none. */
    private static Edition former(List<Edition> editions, Edition newer, Edition other) {
        return editions.stream()
                .filter(edition -> edition.approved() && edition.no() < newer.no())
                .findFirst()
                .orElse(other);
    }

    private static Edition edition(List<Edition> editions, int no) {
        return editions.stream()
                .filter(edition -> edition.no() == no)
                .findFirst()
                .orElseThrow(() -> new NotFound("revision"));
    }

    private List<Edition> editions(RoadmapHead head, Actor viewer) {
        boolean draftSeen = head.draftSeenBy(viewer);
        return jdbc.sql("""
                        select v.id, v.no, v.state = 'APPROVED' approved, v.id is not distinct from r.effective_revision_id effective,
                               v.approved_at, a.kind act_kind, a.on_date, a.number
                        from revision v
                        join roadmap r on r.id = v.roadmap_id
                        left join official_act a on a.id = v.act_id
                        where v.roadmap_id = ?
                        order by v.no desc
                        """).param(head.id()).query(Edition.class).list().stream()
                .filter(edition -> edition.approved() || draftSeen)
                .toList();
    }

    private RevisionComparison compare(
            RoadmapHead head, List<RevisionText> read, Edition older, Edition newer, Actor viewer, Locale locale) {
        LocalDate today = viewer.today(clock);
        Amendment amendment = amendments.between(read.get(0), read.get(1), today, locale);
        return comparison(head.id(), read.get(0), read.get(1), older.effective(), newer.effective(), amendment, today);
    }

    static RevisionComparison comparison(
            UUID roadmapId,
            RevisionText old,
            RevisionText now,
            boolean oldInForce,
            boolean nowInForce,
            Amendment amendment,
            LocalDate today) {
        Map<UUID, RevisionText.Row> before = rows(old);
        Map<UUID, RevisionText.Row> after = rows(now);
        Map<UUID, RevisionComparison.Spot> stood = spots(old);
        return new RevisionComparison(
                roadmapId,
                side(old, oldInForce),
                side(now, nowInForce),
                // headings of sections stand where the sections do
                amendment.requisites().stream()
                        .filter(field -> !"SECTIONS".equals(field.code()))
                        .toList(),
                amendment.blocks().stream()
                        .map(block -> block(
                                block.section(),
                                section(old, block.section()),
                                section(now, block.section()),
                                block.rows().stream()
                                        .map(row -> line(
                                                row.id(),
                                                before.get(row.id()),
                                                after.get(row.id()),
                                                amendment.changes().get(row.id()),
                                                stood.get(row.id()),
                                                old,
                                                now,
                                                today))
                                        .toList()))
                        .toList());
    }

    private static Map<UUID, RevisionText.Row> rows(RevisionText text) {
        Map<UUID, RevisionText.Row> rows = new HashMap<>();
        text.allRows().forEach(row -> rows.put(row.activityId(), row));
        return rows;
    }

    private static Map<UUID, RevisionComparison.Spot> spots(RevisionText text) {
        Map<UUID, RevisionComparison.Spot> spots = new HashMap<>();
        text.allRows()
                .forEach(row -> spots.put(row.activityId(), new RevisionComparison.Spot(row.block(), spots.size())));
        return spots;
    }

    private static RevisionComparison.Side side(RevisionText text, boolean effective) {
        RevisionText.Head head = text.head();
        RevisionText.Act act = head.act();
        return new RevisionComparison.Side(
                head.id(),
                head.no(),
                head.approved(),
                effective,
                head.approvedAt(),
                act == null ? null : ActKind.valueOf(act.kind()),
                act == null ? null : act.onDate(),
                act == null ? null : act.number(),
                head.title(),
                head.coordinator(),
                head.coordinatorText(),
                PrintedRoadmaps.basis(text),
                PrintedRoadmaps.columns(text));
    }

    private static RevisionComparison.Section section(RevisionText text, Alignment.Slot slot) {
        if (slot.id() == null || slot.id().equals(RevisionText.CLAUSES)) {
            return new RevisionComparison.Section(null, null, null, null);
        }
        RevisionText.Section section = text.section(slot.id());
        return section == null
                ? null
                : new RevisionComparison.Section(
                        section.number(), section.title(), section.year(), PlanTables.heading(text, section.id()));
    }

    private static RevisionComparison.Block block(
            Alignment.Slot slot,
            RevisionComparison.Section before,
            RevisionComparison.Section after,
            List<RevisionComparison.Line> lines) {
        RevisionComparison.Kind kind;
        if (before == null) {
            kind = RevisionComparison.Kind.ADDED;
        } else if (after == null) {
            kind = RevisionComparison.Kind.REMOVED;
        } else if (!before.equals(after)) {
            boolean numberOnly =
                    Objects.equals(before.title(), after.title()) && Objects.equals(before.year(), after.year());
            kind = numberOnly ? RevisionComparison.Kind.RENUMBERED : RevisionComparison.Kind.CHANGED;
        } else {
            kind = RevisionComparison.Kind.SAME;
        }
        boolean unchanged = kind == RevisionComparison.Kind.SAME;
        return new RevisionComparison.Block(
                slot.id(),
                slot.moved() && unchanged ? RevisionComparison.Kind.MOVED : kind,
                slot.moved(),
                before,
                after,
                lines);
    }

    private static RevisionComparison.Line line(
            UUID id,
            RevisionText.Row before,
            RevisionText.Row after,
            Amendment.Change change,
            RevisionComparison.Spot stood,
            RevisionText old,
            RevisionText now,
            LocalDate today) {
        RevisionComparison.Kind kind = after == null
                ? RevisionComparison.Kind.REMOVED
                : change == null
                        ? RevisionComparison.Kind.SAME
                        : RevisionComparison.Kind.valueOf(change.kind().name());
        return new RevisionComparison.Line(
                id,
                kind,
                change != null && change.moved(),
                before == null ? null : PrintedRoadmaps.row(before, old, today),
                after == null ? null : PrintedRoadmaps.row(after, now, today),
                change == null ? List.of() : change.fields(),
                stood);
    }
}
