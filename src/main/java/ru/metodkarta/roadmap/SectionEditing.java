package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;

/** Headings of sections and their order. */
@Service
class SectionEditing {

    private final EditionAccess access;
    private final SectionRows sections;
    private final RowOrder order;
    private final Rereading rereading;
    private final JdbcClient jdbc;

    SectionEditing(EditionAccess access, SectionRows sections, RowOrder order, Rereading rereading, JdbcClient jdbc) {
        this.access = access;
        this.sections = sections;
        this.order = order;
        this.rereading = rereading;
        this.jdbc = jdbc;
    }

    /** @param year of a section that is a year («2021 год»), else null */
    record Heading(String number, String title, Integer year) {}

    record Stored(Heading heading, int version, int activities) {}

    @Transactional(readOnly = true)
    public Stored read(Actor actor, UUID roadmapId, UUID sectionId) {
        EditionAccess.Edition edition = access.seeDraft(actor, roadmapId);
        SectionRow row = row(edition, sectionId);
        return new Stored(
                new Heading(row.number(), row.title(), row.year()), row.version(), activities(edition, sectionId));
    }

    /** That there is a draft and this person may write it. */
    @Transactional(readOnly = true)
    public void check(Actor actor, UUID roadmapId) {
        access.seeDraft(actor, roadmapId);
    }

    /** At the end. */
    @Transactional
    public UUID add(Actor actor, UUID roadmapId, Heading heading) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        UUID sectionId = Ids.next();
        jdbc.sql("insert into section (id, roadmap_id) values (?, ?)")
                .params(sectionId, roadmapId)
                .update();
        int last = jdbc.sql("select coalesce(max(position) + 1, 0) from section_row where revision_id = ?")
                .param(edition.revision().id())
                .query(Integer.class)
                .single();
        sections.saveAndFlush(new SectionRow(
                Ids.next(),
                edition.revision().id(),
                sectionId,
                last,
                heading.number(),
                heading.title(),
                heading.year()));
        return sectionId;
    }

    /**
     * @throws Conflict somebody renamed it since that version
     */
    @Transactional
    public void rename(Actor actor, UUID roadmapId, UUID sectionId, int version, Heading heading) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        SectionRow row = row(edition, sectionId);
        if (row.version() != version) {
            throw new Conflict("editor.section.changed", row.title());
        }
        boolean otherYear = !java.util.Objects.equals(row.year(), heading.year());
        row.rename(heading.number(), heading.title(), heading.year());
        sections.saveAndFlush(row);
        if (otherYear) {
            rereading.of(edition.revision().id(), edition.revision().period());
        }
    }

    @Transactional
    public void step(Actor actor, UUID roadmapId, UUID sectionId, boolean up) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        UUID revisionId = edition.revision().id();
        List<UUID> ids =
                new ArrayList<>(jdbc.sql("select section_id from section_row where revision_id = ? order by position")
                        .param(revisionId)
                        .query(UUID.class)
                        .list());
        int at = ids.indexOf(sectionId);
        if (at < 0) {
            throw new NotFound("section");
        }
        int other = up ? at - 1 : at + 1;
        if (other < 0 || other >= ids.size()) {
            return;
        }
        Collections.swap(ids, at, other);
        jdbc.sql("""
                        update section_row s set position = o.n - 1
                        from unnest(cast(:ids as uuid[])) with ordinality o (id, n)
                        where s.revision_id = :revision and s.section_id = o.id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("revision", revisionId)
                .update();
        order.countThrough(revisionId);
    }

    /** Only an empty one: rows are moved or removed by somebody who means it. */
    @Transactional
    public void remove(Actor actor, UUID roadmapId, UUID sectionId) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        row(edition, sectionId);
        if (activities(edition, sectionId) > 0) {
            throw new Conflict("editor.section.not-empty");
        }
        jdbc.sql("delete from section_row where revision_id = ? and section_id = ?")
                .params(edition.revision().id(), sectionId)
                .update();
    }

    private SectionRow row(EditionAccess.Edition edition, UUID sectionId) {
        return sections.findByRevisionIdAndSectionId(edition.revision().id(), sectionId)
                .orElseThrow(() -> new NotFound("section"));
    }

    private int activities(EditionAccess.Edition edition, UUID sectionId) {
        return jdbc.sql("select count(*) from activity_row where revision_id = ? and section_id = ?")
                .params(edition.revision().id(), sectionId)
                .query(Integer.class)
                .single();
    }
}
