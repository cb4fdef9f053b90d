package ru.metodkarta.acquaintance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.roadmap.EffectiveRoadmaps.Effective;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/**
 * «Получено»: once for each organization that carries out the text in force, by the first of its people who opens it, or
 * by a line of the paper sheet. A new revision begins anew.
 */
@Service
public class Acquaintances {

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    Acquaintances(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** The page of a roadmap was shown; notes nothing where the person's organizations do not carry it out. One statement. */
    @Transactional
    public void opened(Actor actor, UUID roadmapId) {
        note(actor, "m.id = :shown", roadmapId);
    }

    /** The same for the page of one piece of work. */
    @Transactional
    public void openedWork(Actor actor, UUID assignmentId) {
        note(actor, "m.id = (select w.roadmap_id from assignment w where w.id = :shown)", assignmentId);
    }

    private void note(Actor actor, String which, UUID shown) {
        Map<UUID, Grant> organizations = organizations(actor);
        if (organizations.isEmpty()) {
            return;
        }
        Map<String, Object> params = new HashMap<>();
        List<String> values = new ArrayList<>();
        organizations.forEach((organization, grant) -> {
            int n = values.size();
            values.add("(cast(:organization%1$d as uuid), :position%1$d, :capacity%1$d)".formatted(n));
            params.put("organization" + n, organization);
            params.put("position" + n, grant.lent() ? grant.capacity() : grant.position());
            params.put("capacity" + n, grant.capacity());
        });
        jdbc.sql("""
                        insert into acquaintance (revision_id, organization_id, roadmap_id, reader_id, reader_name,
                          reader_position, reader_capacity, at)
                        select m.effective_revision_id, o.organization, m.id, :reader, :name, o.position, o.capacity, :at
                        from roadmap m cross join (values %s) o (organization, position, capacity)
                        where %s and m.state = 'IN_FORCE'
                          and exists (select from assignment a where a.roadmap_id = m.id
                            and a.organization_id = o.organization and a.state <> 'WITHDRAWN')
                          and not exists (select from acquaintance q where q.revision_id = m.effective_revision_id
                            and q.organization_id = o.organization)
                        on conflict do nothing
                        """.formatted(String.join(", ", values), which))
                .params(params)
                .param("reader", actor.accountId())
                .param("name", actor.name())
                .param("shown", shown)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** Employers and zones, each with the grant by which the person belongs there; administrators keep accounts only. */
    static Map<UUID, Grant> organizations(Actor actor) {
        Map<UUID, Grant> organizations = new LinkedHashMap<>();
        actor.fitting(grant -> grant.role() != Role.ADMINISTRATOR)
                .forEach(grant -> Stream.concat(grant.organizationIds().stream(), Stream.of(grant.employerId()))
                        .forEach(organization -> organizations.putIfAbsent(organization, grant)));
        return organizations;
    }

    /**
     * «Отметить по бумажному листу»: those among them that carry the text out and have not opened it.
     *
     * @return how many were entered
     */
    @Transactional
    int enter(Actor actor, Effective roadmap, Collection<UUID> organizations, LocalDate signedOn) {
        Grant grant = roadmap.keepers().get(0);
        int entered = jdbc.sql("""
                        insert into acquaintance (revision_id, organization_id, roadmap_id, at, paper_on, entered_by,
                          entered_name, entered_capacity)
                        select :revision, g.id, :roadmap, :at, :on, :by, :name, :capacity
                        from organization g
                        where g.id in (:organizations)
                          and exists (select from assignment a where a.roadmap_id = :roadmap
                            and a.organization_id = g.id and a.state <> 'WITHDRAWN')
                        on conflict do nothing
                        """)
                .param("revision", roadmap.revisionId())
                .param("roadmap", roadmap.id())
                .param("organizations", organizations)
                .param("on", signedOn)
                .param("by", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", OffsetDateTime.now(clock))
                .update();
        if (entered == 0) {
            throw new Conflict("acquaintance.conflict.nothing");
        }
        record(actor, roadmap, "ACQUAINTANCE_ENTERED", Map.of("organizations", entered, "on", signedOn.toString()));
        return entered;
    }

    /** A line of the paper sheet entered by mistake; what was opened in the system stays. */
    @Transactional
    void takeBack(Actor actor, Effective roadmap, UUID organizationId) {
        int taken = jdbc.sql(
                        "delete from acquaintance where revision_id = ? and organization_id = ? and paper_on is not null")
                .params(roadmap.revisionId(), organizationId)
                .update();
        if (taken == 0) {
            throw new Conflict("acquaintance.conflict.not-paper");
        }
        record(actor, roadmap, "ACQUAINTANCE_TAKEN_BACK", Map.of("organization", organizationId));
    }

    private void record(Actor actor, Effective roadmap, String action, Map<String, ?> details) {
        journal.record(
                actor,
                roadmap.keepers().get(0).capacity(),
                action,
                new Journal.Subject(
                        "ROADMAP",
                        roadmap.id(),
                        roadmap.title(),
                        roadmap.place().regionId(),
                        roadmap.place().municipalityId(),
                        roadmap.place().organizationId()),
                details);
    }
}
