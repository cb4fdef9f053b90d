package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.evidence.EvidenceBook;
import ru.metodkarta.evidence.FileStore.StoredFile;
import ru.metodkarta.organization.NameMatch;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationDirectory;
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
    private final OrganizationDirectory directory;
    private final EvidenceBook book;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    ListEntries(
            OccurrenceWork occurrences,
            WorkInSets works,
            OrganizationDirectory directory,
            EvidenceBook book,
            MessageSource messages,
            JdbcClient jdbc,
            Clock clock) {
        this.occurrences = occurrences;
        this.works = works;
        this.directory = directory;
        this.book = book;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param unknown names that mean no executor here, or several of them: nothing is done while there are any, unless they
     *     are to be left out
     * @param left chosen, yet reported on, closed already, or for somebody else to decide on
     */
    record Result(int done, int left, List<String> unknown) {}

    /** A file of the paper, stored before the transaction; null without one. */
    record Paper(StoredFile file, String name) {}

    @Transactional
    Result enter(Actor actor, UUID occurrenceId, ListEntryForm.Command command, Paper paper, String capacity) {
        List<HeldWork> all = OccurrenceWork.visible(actor, occurrences.held(actor, occurrenceId));
        Map<HeldWork, Grant> mine = BulkDecisions.deciding(actor, all, capacity);
        if (mine.isEmpty()) {
            throw new NotAllowed(all.get(0).leadName());
        }
        Set<UUID> chosen = new HashSet<>(command.organizations());
        List<String> unknown = named(all, command, chosen);
        if (!unknown.isEmpty() && !command.without()) {
            return new Result(0, 0, unknown);
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
        return new Result(changes.size(), wanted.size() - changes.size(), unknown);
    }

    /** Who bears the name; when nobody does, whose short name ends with it («СОШ 2»). */
    private static List<UUID> meant(String name, Set<UUID> bearers, List<HeldWork> all, Set<UUID> executors) {
        List<UUID> exactly = bearers.stream().filter(executors::contains).toList();
        return !exactly.isEmpty()
                ? exactly
                : all.stream()
                        .filter(work -> OrganizationDirectory.endsAsWritten(work.organizationName(), name))
                        .map(HeldWork::organizationId)
                        .distinct()
                        .toList();
    }

    /** Adds who is named or of the group; gives back what means nobody among the executors, or several of them. */
    private List<String> named(List<HeldWork> all, ListEntryForm.Command command, Set<UUID> chosen) {
        if (command.group() != null) {
            all.stream()
                    .filter(work ->
                            "ALL".equals(command.group()) || work.kind().name().equals(command.group()))
                    .filter(work -> work.state().withExecutor())
                    .forEach(work -> chosen.add(work.organizationId()));
        }
        Set<UUID> executors = all.stream().map(HeldWork::organizationId).collect(Collectors.toSet());
        UUID region = all.get(0).regionId();
        Map<String, Set<UUID>> bearers = directory.bearers(region, command.names());
        Map<String, NameMatch> matches =
                directory.resolveAll(new NamingContext(region, sharedTown(all), null), command.names());
        List<String> unknown = new ArrayList<>();
        for (String name : command.names()) {
            List<UUID> meant = meant(name, bearers.getOrDefault(name, Set.of()), all, executors);
            NameMatch match = matches.get(name);
            if (meant.size() == 1) {
                chosen.add(meant.get(0));
            } else if (meant.isEmpty() && match != null && match.group() != null) {
                all.stream()
                        .filter(work -> match.group().kinds().contains(work.kind()))
                        .filter(work -> work.state().withExecutor())
                        .forEach(work -> chosen.add(work.organizationId()));
            } else {
                unknown.add(name);
            }
        }
        return unknown;
    }

    /** Null when they are of several towns: a name then means nobody's town before another's. */
    private static UUID sharedTown(List<HeldWork> all) {
        UUID town = all.get(0).municipalityId();
        return all.stream().allMatch(work -> Objects.equals(work.municipalityId(), town)) ? town : null;
    }

    private UUID keep(Actor actor, HeldWork any, Grant grant, ListEntryForm.Command command, Paper paper) {
        UUID evidence = paper == null
                ? null
                : book.addFile(actor, grant.employerId(), any.regionId(), paper.file(), paper.name());
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
