package ru.metodkarta.execution;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;

/** What is chosen, with counts of what can be done about it: shown before anything is done. */
@Component
class SelectionView {

    static final int LIMIT = 5_000;
    private static final int NAMED = 60;

    private final WorkInSets works;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Clock clock;

    SelectionView(WorkInSets works, JdbcClient jdbc, MessageSource messages, Clock clock) {
        this.works = works;
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param named the first of them, by name
     * @param reported what the reports that wait say
     * @param dated with the executor, by a day that is the viewer's to move
     * @param asked requests for more time among those; null without any
     * @param others chosen, yet for somebody else to decide on
     * @param reminded of those with the executor: today already
     */
    record Selection(
            List<HeldWork> mine,
            List<HeldWork> named,
            Map<AssignmentState, Integer> states,
            List<Reported> reported,
            int others,
            int waiting,
            int withExecutor,
            int dated,
            Asked asked,
            int reminded) {

        /** Reports of «исполнено»: what the plain button accepts. */
        public int done() {
            return reported.stream()
                    .filter(Reported::done)
                    .mapToInt(Reported::count)
                    .sum();
        }

        public int total() {
            return mine.size();
        }

        /** The same for the same work: what is typed about it belongs to no other. */
        UUID key() {
            String ids =
                    mine.stream().map(work -> work.id().toString()).sorted().collect(Collectors.joining());
            return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.US_ASCII));
        }

        public long organizations() {
            return mine.stream().map(HeldWork::organizationId).distinct().count();
        }

        public long occurrences() {
            return mine.stream().map(HeldWork::occurrenceId).distinct().count();
        }
    }

    /** @param count of the reports that wait with this outcome */
    record Reported(Outcome outcome, int count) {

        public boolean done() {
            return outcome == Outcome.DONE;
        }

        public Badge badge() {
            return Badge.of(outcome.state());
        }
    }

    /** @param latest the day that answers all of them */
    record Asked(int count, LocalDate latest, HeldWork first) {

        static Asked among(List<HeldWork> dated) {
            List<HeldWork> asking =
                    dated.stream().filter(work -> work.requestUntil() != null).toList();
            return asking.isEmpty()
                    ? null
                    : new Asked(
                            asking.size(),
                            asking.stream()
                                    .map(HeldWork::requestUntil)
                                    .max(LocalDate::compareTo)
                                    .orElseThrow(),
                            asking.get(0));
        }
    }

    private static List<Reported> reported(List<HeldWork> mine) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        mine.stream().filter(HeldWork::waits).forEach(work -> counts.merge(work.reportOutcome(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Reported(entry.getKey(), entry.getValue()))
                .toList();
    }

    Selection of(Actor actor, List<UUID> ids) {
        List<HeldWork> read = works.read(ids);
        Map<HeldWork, Grant> deciding = BulkDecisions.deciding(actor, read, null);
        List<HeldWork> mine =
                deciding.keySet().stream().filter(work -> work.state().open()).toList();
        Map<AssignmentState, Integer> states = new EnumMap<>(AssignmentState.class);
        mine.forEach(work -> states.merge(work.state(), 1, Integer::sum));
        int withExecutor =
                (int) mine.stream().filter(work -> work.state().withExecutor()).count();
        List<HeldWork> dated = mine.stream()
                .filter(work ->
                        work.state().withExecutor() && work.due() != null && work.givesTime(actor, deciding.get(work)))
                .toList();
        return new Selection(
                mine,
                mine.subList(0, Math.min(NAMED, mine.size())),
                states,
                reported(mine),
                read.size() - deciding.size(),
                (int) mine.stream().filter(HeldWork::waits).count(),
                withExecutor,
                dated.size(),
                Asked.among(dated),
                reminded(mine, actor.today(clock)));
    }

    private int reminded(List<HeldWork> works, LocalDate today) {
        return jdbc.sql("select count(*) from reminder_of where on_day = :today and assignment_id = any("
                        + IdList.array("ids") + ")")
                .param("today", today)
                .param("ids", IdList.of(works.stream().map(HeldWork::id).toList()))
                .query(Integer.class)
                .single();
    }

    String show(Model model, Actor actor, Selection selection, String back) {
        if (model.getAttribute("bulk") == null) {
            model.addAttribute(
                    "bulk", BulkForm.empty(selection.mine(), actor.today(clock).plusDays(Rework.DAYS), back));
        }
        if (model.getAttribute("errors") == null) {
            model.addAttribute("errors", new FormErrors());
        }
        model.addAttribute("selection", selection);
        model.addAttribute("typing", selection.key());
        model.addAttribute("backUrl", back);
        model.addAttribute("capacities", actor.fitting(AssignmentPermissions::decides));
        model.addAttribute("outcomes", outcomes());
        return "execution/selection";
    }

    /** Words typed into parts of the form that nothing of the work needs any more. */
    static List<String> homeless(BulkForm form, Selection now) {
        return Stream.of(
                        now.waiting() > 0 ? null : form.bulkRemark(),
                        now.dated() > 0 ? null : form.extendReason(),
                        now.dated() > 0 ? null : form.extendAct(),
                        now.withExecutor() > 0 ? null : form.outcomeReason(),
                        now.total() > 0 ? null : form.bulkBasis())
                .filter(words -> words != null && !words.isBlank())
                .toList();
    }

    LocalDate today(Actor actor) {
        return actor.today(clock);
    }

    private List<Option> outcomes() {
        Locale locale = LocaleContextHolder.getLocale();
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome != Outcome.DONE)
                .map(outcome ->
                        new Option(outcome.name(), messages.getMessage("execution.outcome." + outcome, null, locale)))
                .toList();
    }
}
