package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.evidence.EvidenceBook;
import ru.metodkarta.evidence.KeptUploads;
import ru.metodkarta.evidence.KeptUploads.Kept;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Dates;

/**
 * «Отметить списком»: one paper shows that many organizations have done it, those without accounts as well. The state is
 * accepted and says that it was entered; nobody enters what they could not accept.
 */
@Service
class ListEntries {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final OccurrenceWork occurrences;
    private final WorkInSets works;
    private final ListedNames names;
    private final KeptUploads uploads;
    private final EvidenceBook book;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    ListEntries(
            OccurrenceWork occurrences,
            WorkInSets works,
            ListedNames names,
            KeptUploads uploads,
            EvidenceBook book,
            MessageSource messages,
            JdbcClient jdbc,
            Clock clock) {
        this.occurrences = occurrences;
        this.works = works;
        this.names = names;
        this.uploads = uploads;
        this.book = book;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param left chosen, yet reported on, closed already, or for somebody else to decide on */
    record Result(int done, int left) {}

    /**
     * @param paper a file of the paper, stored before the transaction; null without one
     * @throws ListedNames.Asked when what the lines of the list mean is to be seen or settled first
     */
    @Transactional
    Result enter(Actor actor, UUID occurrenceId, ListEntryForm.Command command, Kept paper, String capacity) {
        // thousands of names are read before anybody has to wait for this
        Map<HeldWork, Grant> before = deciding(actor, occurrences.read(actor, occurrenceId), capacity);
        ListedNames.Reading reading = settled(before, command);
        List<HeldWork> all = OccurrenceWork.visible(actor, occurrences.held(actor, occurrenceId));
        Map<HeldWork, Grant> mine = deciding(actor, all, capacity);
        if (!organizations(mine).equals(organizations(before))) {
            reading = settled(mine, command);
        }
        Set<UUID> chosen = new HashSet<>(command.organizations());
        chosen.addAll(reading.meant());
        if (command.group() != null) {
            addGroup(mine.keySet(), command.group(), chosen);
        }
        List<HeldWork> wanted = all.stream()
                .filter(work -> chosen.contains(work.organizationId()))
                .toList();
        String remark = words(command);
        List<WorkChange> changes = new ArrayList<>();
        for (HeldWork work : wanted) {
            Grant grant = mine.get(work);
            WorkChange change =
                    grant == null ? null : WorkChange.enter(work, grant, command.doneOn(), Ids.next(), remark);
            if (change != null) {
                changes.add(change);
            }
        }
        if (changes.isEmpty()) {
            throw new Conflict("execution.conflict.nothing-to-enter");
        }
        UUID basis = keep(actor, all.get(0), changes.get(0).grant(), command, paper);
        jdbc.sql("insert into list_entry (id, assignment_id, basis_id) select e, a, :basis from unnest("
                        + IdList.array("entries") + ", " + IdList.array("works") + ") as n (e, a)")
                .param("basis", basis)
                .param(
                        "entries",
                        IdList.of(changes.stream().map(WorkChange::entryId).toList()))
                .param(
                        "works",
                        IdList.of(changes.stream()
                                .map(change -> change.work().id())
                                .toList()))
                .update();
        works.write(actor, changes);
        if (paper != null) {
            uploads.taken(actor, List.of(paper.id()));
        }
        return new Result(changes.size(), wanted.size() - changes.size());
    }

    private static Map<HeldWork, Grant> deciding(Actor actor, List<HeldWork> all, String capacity) {
        Map<HeldWork, Grant> mine = BulkDecisions.deciding(actor, OccurrenceWork.visible(actor, all), capacity);
        if (mine.isEmpty()) {
            throw new NotAllowed(all.get(0).leadName());
        }
        return mine;
    }

    private static Set<UUID> organizations(Map<HeldWork, Grant> works) {
        return works.keySet().stream().map(HeldWork::organizationId).collect(Collectors.toSet());
    }

    /** Nothing is marked by a list before it was shown what its lines mean. */
    private ListedNames.Reading settled(Map<HeldWork, Grant> mine, ListEntryForm.Command command) {
        ListedNames.Reading reading = names.read(mine.keySet(), command.names());
        boolean settled = command.without() || reading.open() == 0;
        if (!reading.lines().isEmpty() && !(settled && reading.seal().equals(command.seal()))) {
            throw new ListedNames.Asked(reading);
        }
        return reading;
    }

    /** Adds the organizations of the kind that have not reported. */
    private static void addGroup(Collection<HeldWork> mine, String group, Set<UUID> chosen) {
        mine.stream()
                .filter(work -> "ALL".equals(group) || work.kind().name().equals(group))
                .filter(work -> work.state().withExecutor())
                .forEach(work -> chosen.add(work.organizationId()));
    }

    /** What a pasted list means, for the page that asks; nothing for who decides on none of the executors. */
    @Transactional(readOnly = true)
    ListedNames.Reading reading(Actor actor, UUID occurrenceId, ListEntryForm form) {
        List<HeldWork> all = OccurrenceWork.visible(actor, occurrences.read(actor, occurrenceId));
        return names.read(BulkDecisions.deciding(actor, all, form.capacity()).keySet(), form.toNames());
    }

    private UUID keep(Actor actor, HeldWork any, Grant grant, ListEntryForm.Command command, Kept paper) {
        UUID evidence = paper == null
                ? null
                : book.addFile(actor, grant.employerId(), any.regionId(), paper.file(), paper.fileName());
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into entry_basis (id, region_id, kind, number, on_date, done_on, evidence_id, region_wide,
                          by_account, by_name, capacity, at)
                        values (:id, :region, :kind, :number, :date, :done, :evidence, :wide, :account, :name, :capacity, :at)
                        """)
                .param("id", id)
                .param("region", any.regionId())
                .param("kind", command.kind().name())
                .param("number", command.number())
                .param("date", command.date())
                .param("done", command.doneOn())
                .param("evidence", evidence)
                .param("wide", grant.wholeRegion())
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", OffsetDateTime.now(clock))
                .update();
        return id;
    }

    /** «лист регистрации № 5 от 12.03.2027», as the history keeps it. */
    private String words(ListEntryForm.Command command) {
        StringBuilder words =
                new StringBuilder(messages.getMessage("execution.entry.kind." + command.kind(), null, RUSSIAN));
        if (command.number() != null) {
            words.append(messages.getMessage("execution.doc-number", new Object[] {command.number()}, RUSSIAN));
        }
        if (command.date() != null) {
            words.append(
                    messages.getMessage("execution.doc-date", new Object[] {new Dates().day(command.date())}, RUSSIAN));
        }
        return words.toString();
    }

    /** Open executors the actor may enter, by name. */
    record Candidate(UUID organizationId, String name, String town) {}

    record Candidates(List<Candidate> shown, int total) {}

    @Transactional(readOnly = true)
    Candidates candidates(Actor actor, UUID occurrenceId, String q, int limit) {
        List<Candidate> found = new ArrayList<>();
        int[] total = {0};
        String pattern = q == null || q.isBlank()
                ? null
                : "%" + q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        jdbc.sql(
                        "select g.id, g.short_name, (select c.short_name from territory c where c.id = a.municipality_id) town,"
                                + " count(*) over () n" + WorkRow.FROM + Deciding.JOINS
                                + " where a.occurrence_id = :occurrence"
                                + " and " + WorkClock.WITH_EXECUTOR + " and "
                                + Deciding.everywhere(actor)
                                + (pattern == null
                                        ? ""
                                        : " and (g.short_name ilike :pattern or g.full_name ilike :pattern)")
                                + " order by g.short_name collate numbered, g.id limit :limit")
                .params(Deciding.params(actor))
                .param("occurrence", occurrenceId)
                .param("pattern", pattern)
                .param("limit", limit)
                .query(row -> {
                    total[0] = row.getInt("n");
                    found.add(new Candidate(
                            row.getObject("id", UUID.class), row.getString("short_name"), row.getString("town")));
                });
        return new Candidates(found, total[0]);
    }

    LocalDate today(Actor actor) {
        return actor.today(clock);
    }
}
