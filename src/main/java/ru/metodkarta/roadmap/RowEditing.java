package ru.metodkarta.roadmap;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.ReadingContext;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;

/** Writes one row at a time. Every row has a version of its own: people meet only when they write the same row. */
@Service
class RowEditing {

    private final EditionAccess access;
    private final ActivityRows rows;
    private final ExecutorNames names;
    private final PlaceRules rules;
    private final RowOrder order;
    private final JdbcClient jdbc;
    private final Clock clock;

    RowEditing(
            EditionAccess access,
            ActivityRows rows,
            ExecutorNames names,
            PlaceRules rules,
            RowOrder order,
            JdbcClient jdbc,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.names = names;
        this.rules = rules;
        this.order = order;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A row as it is stored now, detached from the transaction. */
    record Stored(RowForm form, UUID changedBy, java.time.Instant changedAt) {

        static Stored of(ActivityRow row) {
            return new Stored(RowForm.of(row), row.changedBy(), row.changedAt());
        }
    }

    /** @param saved false: somebody saved this row meanwhile, {@code row} is theirs and nothing was written */
    record Outcome(boolean saved, Stored row) {}

    @Transactional(readOnly = true)
    public Stored read(Actor actor, UUID roadmapId, UUID activityId) {
        EditionAccess.Edition edition = access.seeDraft(actor, roadmapId);
        return rows.findByRevisionIdAndActivityId(edition.revision().id(), activityId)
                .map(Stored::of)
                .orElseThrow(() -> new NotFound("activity"));
    }

    /** At the end of the section (null: before all sections), or right after another row of it. */
    @Transactional
    public UUID add(Actor actor, UUID roadmapId, UUID sectionId, UUID after, RowChange change) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        UUID activityId = Ids.next();
        jdbc.sql("insert into activity (id, roadmap_id) values (?, ?)")
                .params(activityId, roadmapId)
                .update();
        ActivityRow row = new ActivityRow(
                Ids.next(),
                edition.revision().id(),
                activityId,
                change.text().orderClause() ? null : order.requireSection(edition, sectionId),
                Integer.MAX_VALUE);
        write(edition, row, resolved(edition, change, null), actor);
        rows.saveAndFlush(row);
        if (change.text().orderClause()) {
            order.countThrough(edition.revision().id());
        } else {
            // after itself means: at the end
            order.place(edition, activityId, sectionId, after == null ? activityId : after);
        }
        return activityId;
    }

    /**
     * @param version of the row the author has seen
     * @throws StrangersNamed executors of another town or region were chosen
     */
    @Transactional
    public Outcome save(Actor actor, UUID roadmapId, UUID activityId, int version, RowChange change) {
        EditionAccess.Edition edition = access.requireDraft(actor, roadmapId);
        ActivityRow row = rows.lockByRevisionIdAndActivityId(edition.revision().id(), activityId)
                .orElseThrow(() -> new NotFound("activity"));
        Stored before = Stored.of(row);
        // only a move makes a row a clause of the order, or a clause a row
        RowChange resolved = resolved(edition, change.keepingPlace(row.text()), row.text());
        if (row.version() != version) {
            // the same text typed twice is no conflict
            return new Outcome(same(edition, row, resolved), before);
        }
        if (!same(edition, row, resolved)) {
            write(edition, row, resolved, actor);
            rows.saveAndFlush(row);
        }
        return new Outcome(true, Stored.of(row));
    }

    private boolean same(EditionAccess.Edition edition, ActivityRow row, RowChange change) {
        Dated dated = date(context(edition, row.sectionId(), change), change);
        return row.text().equals(change.text())
                && row.reading().equals(dated.reading())
                && row.readingSource() == dated.source();
    }

    private void write(EditionAccess.Edition edition, ActivityRow row, RowChange change, Actor actor) {
        Dated dated = date(context(edition, row.sectionId(), change), change);
        row.write(change.text(), dated.reading(), dated.source(), actor.accountId(), clock.instant());
    }

    /**
     * Names resolved. An executor the row has already stays, wherever its organization belongs by now.
     *
     * @throws StrangersNamed executors of another town or region were chosen
     */
    private RowChange resolved(EditionAccess.Edition edition, RowChange change, ActivityContent before) {
        NamingContext place = ExecutorNames.contextOf(edition.place());
        ActivityContent text = change.text();
        List<ExecutorContent> executors = names.in(place).resolve(text.executors());
        Set<UUID> kept = targets(before == null ? List.of() : before.executors());
        List<ExecutorContent> strangers = rules.strangers(place, executors).stream()
                .filter(executor -> !kept.contains(target(executor)))
                .toList();
        if (!strangers.isEmpty()) {
            throw new StrangersNamed(strangers);
        }
        // the cell as printed stands while it lists the same executors in the same order
        boolean samePrinted = before != null && printed(executors).equals(printed(before.executors()));
        return new RowChange(
                text.withExecutors(executors, samePrinted ? before.executorsText() : null), change.dating());
    }

    private static List<String> printed(List<ExecutorContent> executors) {
        return executors.stream().map(ExecutorContent::printed).toList();
    }

    /**
     * For the form: names resolved, parts by default; what the place does not know is shown as text, unless it stands in
     * the stored row.
     *
     * @param activityId null: a new row
     */
    List<ExecutorContent> resolve(EditionAccess.Edition edition, UUID activityId, List<ExecutorContent> executors) {
        NamingContext place = ExecutorNames.contextOf(edition.place());
        List<ExecutorContent> resolved = names.in(place).resolve(executors);
        List<ExecutorContent> strangers = rules.strangers(place, resolved);
        if (strangers.isEmpty()) {
            return resolved;
        }
        Set<UUID> kept = rows.findByRevisionIdAndActivityId(edition.revision().id(), activityId)
                .map(row -> targets(row.text().executors()))
                .orElse(Set.of());
        return resolved.stream()
                .map(executor -> strangers.contains(executor) && !kept.contains(target(executor))
                        ? ExecutorContent.text(executor.printed(), executor.part())
                        : executor)
                .toList();
    }

    private static UUID target(ExecutorContent executor) {
        return executor.kind() == ExecutorKind.LIST ? executor.listId() : executor.organizationId();
    }

    private static Set<UUID> targets(List<ExecutorContent> executors) {
        return executors.stream()
                .map(RowEditing::target)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    record Dated(Reading reading, ReadingSource source) {}

    ReadingContext context(EditionAccess.Edition edition, UUID sectionId, RowChange change) {
        return Deadlines.context(
                edition.revision().period(),
                order.sectionYear(edition.revision().id(), sectionId),
                change.text().yearKind());
    }

    static Dated date(ReadingContext context, RowChange change) {
        String text = change.text().deadlineText();
        Reading read = Deadlines.read(text, context, change.text().resultKind());
        if (change.dating() instanceof RowChange.Dating.Manual manual) {
            Reading byHand = Reading.manual(
                    text,
                    manual.kind(),
                    manual.from(),
                    manual.due(),
                    manual.window(),
                    manual.firstYear(),
                    manual.lastYear(),
                    manual.timesPerYear());
            return new Dated(byHand, ReadingSource.OVERRULED);
        }
        // an answer stands only while its question does: the words may have been mended since
        if (change.dating() instanceof RowChange.Dating.Confirmed confirmed && read.hasQuestions()) {
            if (confirmed.year() == null) {
                return new Dated(read, ReadingSource.CONFIRMED);
            }
            Reading answered = read.withConfirmedYear(confirmed.year(), context);
            return new Dated(
                    change.text().resultKind() == ResultKind.REPORT ? answered.asReport() : answered,
                    ReadingSource.CONFIRMED);
        }
        return new Dated(read, ReadingSource.READ);
    }
}
