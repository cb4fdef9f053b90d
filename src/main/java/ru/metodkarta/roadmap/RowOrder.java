package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Option;

/**
 * The order of rows and sections. Positions run through the whole text, so one order by position is the order of the
 * document. Moving is no change of the text: versions stay. Callers hold the lock of the draft.
 */
@Service
class RowOrder {

    private final EditionAccess access;
    private final Rereading rereading;
    private final JdbcClient jdbc;

    RowOrder(EditionAccess access, Rereading rereading, JdbcClient jdbc) {
        this.access = access;
        this.rereading = rereading;
        this.jdbc = jdbc;
    }

    private record Place(UUID activityId, UUID sectionId) {}

    /** @return false: the row left its section (it was the first or last one of it) */
    @Transactional
    public boolean step(Actor actor, UUID roadmapId, UUID activityId, boolean up) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        List<Place> all = places(edition.revision().id());
        int at = indexOf(all, activityId);
        UUID section = all.get(at).sectionId();
        int other = up ? at - 1 : at + 1;
        boolean inside = other >= 0
                && other < all.size()
                && java.util.Objects.equals(all.get(other).sectionId(), section);
        if (inside) {
            UUID after = up
                    ? other > 0 && java.util.Objects.equals(all.get(other - 1).sectionId(), section)
                            ? all.get(other - 1).activityId()
                            : null
                    : all.get(other).activityId();
            place(edition, activityId, section, after);
            return true;
        }
        List<UUID> sections = sectionsWithNone(edition.revision().id(), section == null);
        int target = sections.indexOf(section) + (up ? -1 : 1);
        if (target >= 0 && target < sections.size()) {
            UUID next = sections.get(target);
            UUID last = up ? lastOf(all, next) : null;
            place(edition, activityId, next, last);
        }
        return false;
    }

    private static int indexOf(List<Place> all, UUID activityId) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).activityId().equals(activityId)) {
                return i;
            }
        }
        throw new NotFound("activity");
    }

    private static UUID lastOf(List<Place> all, UUID section) {
        UUID last = null;
        for (Place place : all) {
            if (java.util.Objects.equals(place.sectionId(), section)) {
                last = place.activityId();
            }
        }
        return last;
    }

    /** Sections in order; with a leading null when rows without a section are in play. */
    private List<UUID> sectionsWithNone(UUID revisionId, boolean withNone) {
        List<UUID> sections = new ArrayList<>();
        if (withNone) {
            sections.add(null);
        }
        sections.addAll(jdbc.sql("select section_id from section_row where revision_id = ? order by position")
                .param(revisionId)
                .query(UUID.class)
                .list());
        return sections;
    }

    /** Into a section, after a row of it; {@code after} null: as the first. */
    @Transactional
    public void move(Actor actor, UUID roadmapId, UUID activityId, UUID sectionId, UUID after) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        requireSection(edition, sectionId);
        indexOf(places(edition.revision().id()), activityId);
        place(edition, activityId, sectionId, after);
    }

    /** Out of the table: «Пункты приказа на контроле». */
    @Transactional
    public void moveToClauses(Actor actor, UUID roadmapId, UUID activityId) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        UUID revisionId = edition.revision().id();
        indexOf(places(revisionId), activityId);
        mark(revisionId, activityId, true);
        countThrough(revisionId);
        rereading.of(revisionId, edition.revision().period());
    }

    /** In or out of the table is text of the row: whoever has it open is told. */
    private void mark(UUID revisionId, UUID activityId, boolean clause) {
        jdbc.sql("""
                        update activity_row set order_clause = :clause, section_id = null, version = version + 1
                        where revision_id = :revision and activity_id = :activity and order_clause <> :clause
                        """)
                .param("clause", clause)
                .param("revision", revisionId)
                .param("activity", activityId)
                .update();
    }

    /** To the end of a section; a clause of the order becomes a row of the table. */
    @Transactional
    public void moveToEnd(Actor actor, UUID roadmapId, UUID activityId, UUID sectionId) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        requireSection(edition, sectionId);
        mark(edition.revision().id(), activityId, false);
        List<Place> all = places(edition.revision().id());
        indexOf(all, activityId);
        place(edition, activityId, sectionId, lastOf(all, sectionId));
    }

    /** A few statements, however long the text. */
    void place(EditionAccess.Edition edition, UUID activityId, UUID sectionId, UUID after) {
        UUID revisionId = edition.revision().id();
        List<UUID> order = new ArrayList<>();
        List<Place> all = places(revisionId);
        boolean otherSection = all.stream()
                .anyMatch(place -> place.activityId().equals(activityId)
                        && !java.util.Objects.equals(place.sectionId(), sectionId));
        all.stream()
                .filter(place -> java.util.Objects.equals(place.sectionId(), sectionId))
                .map(Place::activityId)
                .filter(id -> !id.equals(activityId))
                .forEach(order::add);
        int at = after == null ? 0 : order.indexOf(after) + 1;
        order.add(after != null && at == 0 ? order.size() : at, activityId);
        jdbc.sql("""
                        update activity_row r set section_id = cast(:section as uuid), position = o.n - 1
                        from unnest(cast(:ids as uuid[])) with ordinality o (id, n)
                        where r.revision_id = :revision and r.activity_id = o.id
                        """)
                .param("section", sectionId)
                .param("ids", order.toArray(UUID[]::new))
                .param("revision", revisionId)
                .update();
        countThrough(revisionId);
        if (otherSection) {
            rereading.of(revisionId, edition.revision().period());
        }
    }

    /** Positions 0, 1, 2 … through the whole text; clauses of the order stand behind the table, by their numbers. */
    void countThrough(UUID revisionId) {
        jdbc.sql("""
                        update activity_row r set position = o.n
                        from (select a.id, row_number() over (
                                order by a.order_clause, coalesce(s.position, -1),
                                  (case when a.order_clause then a.number end) collate numbered nulls last,
                                  a.position, a.activity_id) - 1 n
                              from activity_row a
                              left join section_row s on s.revision_id = a.revision_id and s.section_id = a.section_id
                              where a.revision_id = :revision) o
                        where o.id = r.id and r.position <> o.n
                        """).param("revision", revisionId).update();
    }

    /** Rows of the table in their order. */
    private List<Place> places(UUID revisionId) {
        return jdbc.sql("""
                        select a.activity_id, a.section_id from activity_row a
                        left join section_row s on s.revision_id = a.revision_id and s.section_id = a.section_id
                        where a.revision_id = ? and not a.order_clause order by coalesce(s.position, -1), a.position
                        """)
                .param(revisionId)
                .query((row, n) ->
                        new Place(row.getObject("activity_id", UUID.class), row.getObject("section_id", UUID.class)))
                .list();
    }

    /** @return the same id; null stays null: before all sections */
    UUID requireSection(EditionAccess.Edition edition, UUID sectionId) {
        if (sectionId != null
                && !sectionsWithNone(edition.revision().id(), false).contains(sectionId)) {
            throw new NotFound("section");
        }
        return sectionId;
    }

    /** Headings to move a row under. */
    List<Option> sections(UUID revisionId) {
        return jdbc.sql("""
                        select section_id, coalesce(number || ' ', '') || title heading from section_row
                        where revision_id = ? order by position
                        """)
                .param(revisionId)
                .query((row, n) -> new Option(row.getString("section_id"), row.getString("heading")))
                .list();
    }

    /** The year a section is («2021 год»), null when it is none. */
    Integer sectionYear(UUID revisionId, UUID sectionId) {
        if (sectionId == null) {
            return null;
        }
        return jdbc
                .sql("select year from section_row where revision_id = ? and section_id = ?")
                .params(revisionId, sectionId)
                .query((row, n) -> (Integer) row.getObject("year"))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
