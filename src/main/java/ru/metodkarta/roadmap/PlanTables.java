package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.Conventions;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.deadline.Occurrences;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Makes the table of a revision for one viewer: readings, progress, filter, pages. */
@Component
class PlanTables {

    static final int ROWS_PER_PAGE = 200;

    private final JdbcClient jdbc;
    private final ObjectProvider<ExecutionView> execution;

    PlanTables(JdbcClient jdbc, ObjectProvider<ExecutionView> execution) {
        this.jdbc = jdbc;
        this.execution = execution;
    }

    /** @param withProgress whether this text is the one being carried out */
    PlanTable table(
            RevisionText text,
            boolean withProgress,
            Actor viewer,
            LocalDate today,
            PlanFilter filter,
            PageRequestParams page) {
        ExecutionView view = withProgress ? execution.getIfAvailable() : null;
        Map<UUID, ExecutionView.Progress> progress =
                view == null ? Map.of() : view.byActivity(text.head().roadmapId(), viewer, today);
        Set<UUID> worded = filter.q().isEmpty() ? null : worded(text.head().id(), TextQuery.of(filter.q()));
        Set<Integer> years = new TreeSet<>();
        List<PlanTable.RowView> rows = new ArrayList<>();
        List<PlanTable.RowView> clauses = new ArrayList<>();
        for (RevisionText.Row row : text.allRows()) {
            List<Occurrence> occurrences = occurrences(row, text, today);
            occurrences.forEach(o -> years.add(o.forYear()));
            ProgressLine line = ProgressLine.of(progress.get(row.activityId()));
            if (fits(row, line, occurrences, filter, worded, viewer)) {
                (row.orderClause() ? clauses : rows).add(view(row, line, occurrences, text, today));
            }
        }
        boolean onePage = filter.unpaged() || rows.size() <= ROWS_PER_PAGE;
        PageRequestParams request =
                onePage ? new PageRequestParams(1, Math.max(1, rows.size())) : clamp(page, rows.size());
        List<PlanTable.RowView> shown = rows.subList(
                Math.min(request.offset(), rows.size()), Math.min(request.offset() + request.size(), rows.size()));
        ExecutionView.Progress total =
                progress.values().stream().reduce(ExecutionView.Progress.none(), ProgressLine::sum);
        return new PlanTable(
                text.columns(),
                blocks(shown, text, progress),
                Paged.of(shown, request, rows.size()),
                text.allRows().size(),
                total.late(),
                ProgressLine.of(total),
                view != null,
                executors(text),
                List.copyOf(years),
                onePage ? List.of() : contents(rows, text, request.size()),
                List.copyOf(clauses));
    }

    private static PageRequestParams clamp(PageRequestParams page, int rows) {
        int last = Math.max(1, (rows + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE);
        return new PageRequestParams(Math.min(page.page(), last), ROWS_PER_PAGE);
    }

    static List<Occurrence> occurrences(RevisionText.Row row, RevisionText text, LocalDate today) {
        return Occurrences.of(row.reading(), period(row, text), Conventions.standard(), today);
    }

    private static PlanPeriod period(RevisionText.Row row, RevisionText text) {
        return new PlanPeriod(text.head().periodFrom(), text.head().periodTo(), yearKind(row, text));
    }

    private static YearKind yearKind(RevisionText.Row row, RevisionText text) {
        return row.yearKind() == null ? text.head().yearKind() : row.yearKind();
    }

    static PlanTable.RowView view(
            RevisionText.Row row,
            ProgressLine progress,
            List<Occurrence> occurrences,
            RevisionText text,
            LocalDate today) {
        return new PlanTable.RowView(
                row.activityId(),
                row.sectionId(),
                row.number(),
                row.title(),
                row.executors(),
                row.deadlineText(),
                DeadlineLine.of(row.reading(), row.readingSettled(), occurrences, yearKind(row, text), progress, today),
                row.result(),
                row.precondition(),
                row.extra(),
                progress);
    }

    private static boolean fits(
            RevisionText.Row row,
            ProgressLine progress,
            List<Occurrence> occurrences,
            PlanFilter filter,
            Set<UUID> worded,
            Actor viewer) {
        if (worded != null && !worded.contains(row.activityId())) {
            return false;
        }
        if ("late".equals(filter.show()) && (progress == null || progress.late() == 0)) {
            return false;
        }
        if ("mine".equals(filter.show()) && !concerns(row, progress, viewer)) {
            return false;
        }
        if (filter.executor() != null
                && row.executors().stream()
                        .noneMatch(executor -> executor.printed().equals(filter.executor()))) {
            return false;
        }
        return filter.year() == null
                || occurrences.stream()
                        .anyMatch(o -> o.forYear() == Integer.parseInt(filter.year())
                                || (o.due() != null && o.due().getYear() == Integer.parseInt(filter.year())));
    }

    /** A school sees no assignments but its own, so where it sees any, the row is its own. */
    private static boolean concerns(RevisionText.Row row, ProgressLine progress, Actor viewer) {
        boolean institutionOnly = viewer.grants().stream()
                .allMatch(
                        grant -> !grant.wholeRegion() && grant.municipalityIds().isEmpty());
        if (institutionOnly && progress != null) {
            return true;
        }
        Set<UUID> own = new HashSet<>();
        for (Grant grant : viewer.grants()) {
            own.addAll(grant.organizationIds());
            own.add(grant.employerId());
        }
        return row.executors().stream()
                .anyMatch(executor -> executor.organizationId() != null && own.contains(executor.organizationId()));
    }

    private Set<UUID> worded(UUID revisionId, TextQuery words) {
        return new HashSet<>(jdbc.sql("""
                        select w.activity_id from activity_row w where w.revision_id = :revision
                          and (w.number = :number or %s or exists (select 1 from executor x
                               where x.activity_row_id = w.id and x.printed ilike :phrase))
                        """.formatted(words.matches("w.fts", "concat_ws(' ', w.title, w.result)")))
                .param("revision", revisionId)
                .param("number", words.typed())
                .params(words.params())
                .query(UUID.class)
                .list());
    }

    private static List<PlanTable.Block> blocks(
            List<PlanTable.RowView> rows, RevisionText text, Map<UUID, ExecutionView.Progress> progress) {
        Map<UUID, ExecutionView.Progress> sums = new HashMap<>();
        text.rows().forEach(row -> {
            ExecutionView.Progress own = progress.get(row.activityId());
            if (own != null && row.sectionId() != null) {
                sums.merge(row.sectionId(), own, ProgressLine::sum);
            }
        });
        Map<UUID, List<PlanTable.RowView>> bySection = new LinkedHashMap<>();
        rows.forEach(row -> bySection
                .computeIfAbsent(row.sectionId(), key -> new ArrayList<>())
                .add(row));
        List<PlanTable.Block> blocks = new ArrayList<>();
        bySection.forEach((section, its) -> blocks.add(
                new PlanTable.Block(section, heading(text, section), ProgressLine.of(sums.get(section)), its)));
        return blocks;
    }

    private static List<PlanTable.Contents> contents(List<PlanTable.RowView> rows, RevisionText text, int size) {
        Map<UUID, Integer> firstRow = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).sectionId() != null) {
                firstRow.putIfAbsent(rows.get(i).sectionId(), i);
            }
        }
        return firstRow.entrySet().stream()
                .map(entry -> new PlanTable.Contents(
                        entry.getKey(), heading(text, entry.getKey()), entry.getValue() / size + 1))
                .toList();
    }

    /** «1. Нормативно-правовое обеспечение»: the printed number, with its stop. */
    static String heading(RevisionText text, UUID sectionId) {
        RevisionText.Section section = sectionId == null ? null : text.section(sectionId);
        if (section == null) {
            return null;
        }
        String number = section.number() == null ? "" : section.number().strip();
        if (number.isEmpty()) {
            return section.title();
        }
        boolean bare = Character.isLetterOrDigit(number.charAt(number.length() - 1));
        return (bare ? number + "." : number) + " " + section.title();
    }

    private static List<String> executors(RevisionText text) {
        return text.allRows().stream()
                .flatMap(row -> row.executors().stream())
                .map(RevisionText.Executor::printed)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }
}
