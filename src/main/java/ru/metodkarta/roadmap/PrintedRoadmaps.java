package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** Gives revisions as they stand on paper, to whoever may read them on the page. */
@Component
public class PrintedRoadmaps {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final Stamp stamp;
    private final OrganizationDirectory organizations;
    private final JdbcClient jdbc;
    private final Clock clock;

    PrintedRoadmaps(
            RoadmapHeads heads,
            RevisionTexts texts,
            Stamp stamp,
            OrganizationDirectory organizations,
            JdbcClient jdbc,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.stamp = stamp;
        this.organizations = organizations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param revision number of the revision; null: the one in force, else the draft
     * @throws NotFound the viewer may not know of the roadmap or of that revision
     */
    @Transactional(readOnly = true)
    public PrintedRoadmap read(Actor viewer, UUID roadmapId, Integer revision) {
        RoadmapHead head = heads.seen(viewer, roadmapId);
        RevisionText text = revision == null
                ? texts.read(head.published() ? head.effectiveId() : head.draftId())
                : texts.read(roadmapId, revision);
        if (revision != null && !text.head().approved() && !head.draftSeenBy(viewer)) {
            throw new NotFound("revision");
        }
        return print(head, text, viewer);
    }

    /**
     * The text an order is being prepared for: the open draft, else the one in force. For those who edit the roadmap or
     * decide on it.
     *
     * @throws NotFound the actor may not know of the roadmap
     * @throws NotAllowed the actor may read it only
     */
    @Transactional(readOnly = true)
    public PrintedRoadmap readForOrder(Actor actor, UUID roadmapId) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        if (!preparesOrder(actor, head.place())) {
            throw new NotAllowed(head.ownerName());
        }
        return print(head, texts.read(head.draftId() == null ? head.effectiveId() : head.draftId()), actor);
    }

    static boolean preparesOrder(Actor actor, RoadmapPlace place) {
        return actor.grants().stream()
                .anyMatch(grant -> RoadmapAccess.mayEdit(grant, place) || RoadmapAccess.mayDecide(grant, place));
    }

    PrintedRoadmap print(RoadmapHead head, RevisionText text, Actor viewer) {
        LocalDate today = viewer.today(clock);
        List<PrintedRoadmap.Act> acts = acts(text.head());
        PrintedRoadmap.Act first = acts.isEmpty() ? null : acts.get(0);
        List<PrintedRoadmap.Act> amendments = acts.isEmpty() ? List.of() : acts.subList(1, acts.size());
        return new PrintedRoadmap(
                head.id(),
                text.head().id(),
                text.head().no(),
                text.head().approved(),
                text.head().id().equals(head.effectiveId()),
                head.level(),
                head.regionId(),
                head.municipalityId(),
                head.organizationId(),
                head.territory(),
                organizations
                        .find(head.ownerId())
                        .map(OrganizationCard::fullName)
                        .orElse(head.ownerName()),
                text.head().title(),
                text.head().periodFrom(),
                text.head().periodTo(),
                text.head().periodText(),
                text.head().approved() ? stamp.block(text.head().title(), first, amendments) : stamp.draft(),
                first,
                List.copyOf(amendments),
                basis(text),
                text.head().coordinator(),
                text.head().coordinatorText(),
                text.head().supervisor(),
                columns(text),
                sections(text, today),
                text.clauses().stream().map(row -> row(row, text, today)).toList());
    }

    static List<PrintedRoadmap.Basis> basis(RevisionText text) {
        return text.basis().stream()
                .map(basis -> new PrintedRoadmap.Basis(basis.relation(), basis.printed(), basis.inForce()))
                .toList();
    }

    static List<PrintedRoadmap.Column> columns(RevisionText text) {
        return text.columns().stream()
                .map(column ->
                        new PrintedRoadmap.Column(ColumnKind.valueOf(column.kind()), column.title(), column.key()))
                .toList();
    }

    /**
     * Acts of this revision and of those before it, the first approval first; one act may have approved several. Two acts
     * whose date and number are still blank are two.
     */
    private List<PrintedRoadmap.Act> acts(RevisionText.Head head) {
        return jdbc.sql("""
                        select a.kind, a.issuer_text issuer, a.signatory_text signatory, a.on_date, a.number, a.annex_number
                        from (select act_id, min(no) no from revision
                              where roadmap_id = ? and no <= ? and state = 'APPROVED' group by act_id) v
                        join official_act a on a.id = v.act_id
                        order by v.no
                        """)
                .params(head.roadmapId(), head.no())
                .query(PrintedRoadmap.Act.class)
                .list();
    }

    private static List<PrintedRoadmap.Section> sections(RevisionText text, LocalDate today) {
        Map<UUID, List<PrintedRoadmap.Row>> rows = new LinkedHashMap<>();
        List<PrintedRoadmap.Row> flat = new ArrayList<>();
        text.rows()
                .forEach(row -> (row.sectionId() == null
                                ? flat
                                : rows.computeIfAbsent(row.sectionId(), key -> new ArrayList<>()))
                        .add(row(row, text, today)));
        List<PrintedRoadmap.Section> sections = new ArrayList<>();
        if (!flat.isEmpty()) {
            sections.add(new PrintedRoadmap.Section(null, List.copyOf(flat)));
        }
        text.sections()
                .forEach(section -> sections.add(new PrintedRoadmap.Section(
                        PlanTables.heading(text, section.id()),
                        List.copyOf(rows.getOrDefault(section.id(), List.of())))));
        return sections;
    }

    static PrintedRoadmap.Row row(RevisionText.Row row, RevisionText text, LocalDate today) {
        List<Occurrence> occurrences = PlanTables.occurrences(row, text, today);
        List<LocalDate> dues = occurrences.stream()
                .map(Occurrence::due)
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .toList();
        return new PrintedRoadmap.Row(
                row.activityId(),
                row.number(),
                row.title(),
                executorsCell(row),
                row.deadlineText(),
                row.result(),
                row.extra(),
                occurrences.stream()
                        .map(Occurrence::from)
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                dues,
                dues.stream().filter(due -> !due.isBefore(today)).findFirst().orElse(null));
    }

    /** As printed, else one to a line. */
    static String executorsCell(RevisionText.Row row) {
        return row.executorsText() != null
                ? row.executorsText()
                : row.executors().stream().map(RevisionText.Executor::printed).collect(Collectors.joining("\n"));
    }
}
