package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * One report for several assignments, as typed.
 *
 * @param listed every assignment the page showed
 * @param chosen those ticked
 * @param replace drafts, as they were shown, that the common report is to be sent instead of
 * @param ahead «true» when work whose time has not begun is really meant
 * @param kept files of a former answer that are still wanted
 * @param docPreset the kind of document the form suggested
 */
record SeveralReportsForm(
        List<String> listed,
        List<String> chosen,
        List<String> replace,
        String ahead,
        List<String> kept,
        String text,
        String doneOn,
        String result,
        String link,
        String docKind,
        String docPreset,
        String docNumber,
        String docDate,
        String capacity,
        String requestKey) {

    private static final int MOST_FILES = 50;

    static SeveralReportsForm empty() {
        return new SeveralReportsForm(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What the page is about: at most {@link Chosen#MOST}. */
    List<UUID> works() {
        return Stream.of(
                        Chosen.of(listed),
                        Chosen.of(chosen),
                        List.copyOf(replaced().keySet()))
                .flatMap(List::stream)
                .distinct()
                .limit(Chosen.MOST)
                .toList();
    }

    SeveralReports.Wanted wanted() {
        return new SeveralReports.Wanted(Chosen.of(chosen), replaced());
    }

    private Map<UUID, String> replaced() {
        Map<UUID, String> marks = new LinkedHashMap<>();
        (replace == null ? List.<String>of() : replace)
                .stream()
                        .map(Sight.Chosen::parse)
                        .filter(Objects::nonNull)
                        .limit(Chosen.MOST)
                        .forEach(one -> marks.put(one.assignmentId(), one.assignmentId() + ":" + one.report()));
        return marks;
    }

    /** Ids of assignments and marks of drafts that stand ticked on the page. */
    Set<String> ticks() {
        Set<String> ticks = new LinkedHashSet<>();
        Chosen.of(chosen).forEach(id -> ticks.add(id.toString()));
        ticks.addAll(replaced().values());
        return ticks;
    }

    Set<UUID> files() {
        Set<UUID> ids = new LinkedHashSet<>();
        (kept == null ? List.<String>of() : kept)
                .stream()
                        .map(Ids::parse)
                        .filter(Objects::nonNull)
                        .limit(MOST_FILES)
                        .forEach(ids::add);
        return ids;
    }

    /**
     * @param taken the work this report is sent on, with the proofs of its drafts
     * @param files how many files there are
     */
    ReportContent toContent(List<SeveralReports.Line> taken, int files, LocalDate today, FormErrors errors) {
        if (taken.isEmpty()) {
            errors.add("listed", "execution.error.none-ticked");
        }
        if (taken.stream().anyMatch(SeveralReports.Line::ahead) && !"true".equals(ahead)) {
            errors.add("ahead", "execution.error.ahead");
        }
        String what = errors.required("text", text, ReportForm.MAX_TEXT);
        LocalDate fact = Dates.parse("doneOn", doneOn, errors);
        if (fact == null) {
            errors.add("doneOn", "execution.error.done-on");
        } else {
            int lastYear =
                    taken.stream().mapToInt(SeveralReports.Line::forYear).max().orElse(today.getYear());
            ReportForm.checkFact(fact, lastYear, today, errors);
        }
        String actual = errors.required("result", result, ReportForm.MAX_RESULT);
        List<ReportContent.Proof> proofs =
                new ReportForm.Named(link, docKind, docPreset, docNumber, docDate).proofs(errors);
        taken.forEach(line ->
                ReportForm.requireProof(line.work().resultKind(), files + proofs.size() + line.proofs() > 0, errors));
        return new ReportContent(what, fact, actual, Outcome.DONE, null, null, null, proofs, capacity, null);
    }
}
