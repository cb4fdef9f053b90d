package ru.metodkarta.demo;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.Actors;
import ru.metodkarta.acquaintance.Acquaintances;
import ru.metodkarta.execution.Acceptance;
import ru.metodkarta.execution.AssignmentRef;
import ru.metodkarta.execution.ExecutionReports;
import ru.metodkarta.execution.Outcome;
import ru.metodkarta.execution.ReportContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.ReplayClock;

/**
 * Believable execution: most reports on time, some late, some returned first, some partial. What happens to an
 * assignment is drawn from its own number, year and organization, so that every start tells the same story.
 */
@Component
class DemoExecution {

    private static final int FORTUNES = 20;
    private static final int RETURNED = 14;
    private static final int LATE = 15;
    private static final int CURRENT_YEAR = 2026;
    /** Whoever of them has not opened the current plan. */
    private static final List<String> NOT_YET = List.of("school2.", "staff8.");

    private final ExecutionReports reports;
    private final Acceptance acceptance;
    private final Acquaintances acquaintances;
    private final Actors actors;
    private final ReplayClock clock;
    private final EntityManager entities;

    DemoExecution(
            ExecutionReports reports,
            Acceptance acceptance,
            Acquaintances acquaintances,
            Actors actors,
            ReplayClock clock,
            EntityManager entities) {
        this.reports = reports;
        this.acceptance = acceptance;
        this.acquaintances = acquaintances;
        this.actors = actors;
        this.clock = clock;
        this.entities = entities;
    }

    /** Who reports and who accepts for an organization of the plan. */
    private record Pair(Actor reporter, Actor acceptor) {}

    /** All years of the plan are over: everything has an outcome. */
    void carriedOut(
            DemoPlaces.World world, DemoRoadmaps.Place place, UUID roadmapId, LocalDate approvedOn, LocalDate lastDay) {
        Map<UUID, Pair> people = people(world, place);
        people.values().forEach(pair -> opened(pair.reporter(), roadmapId, approvedOn));
        each(roadmapId, people, (task) -> {
            LocalDate due = task.ref().due() == null
                    ? yearEnd(task.ref(), lastDay)
                    : task.ref().due();
            switch (task.fortune()) {
                case 14, 15 -> reportAndAccept(task, due, due.plusDays(6 + task.fortune() % 7), Outcome.DONE);
                case 16 -> returnedFirst(task, due);
                case 17 -> reportAndAccept(task, due.minusDays(2), due.minusDays(2), Outcome.PARTIAL);
                case 18 -> reportAndAccept(task, due.plusDays(20), due.plusDays(24), Outcome.DONE);
                default -> reportAndAccept(task, due.minusDays(6), due.minusDays(3 + task.fortune() % 3), Outcome.DONE);
            }
        });
    }

    /** The current plan as of today: accepted, waiting, returned, late, drafts and untouched work. */
    void underWay(DemoPlaces.World world, DemoRoadmaps.Place place, UUID roadmapId, LocalDate approvedOn) {
        Map<UUID, Pair> people = people(world, place);
        people.values().stream()
                .map(Pair::reporter)
                .filter(reader -> NOT_YET.stream().noneMatch(reader.login()::startsWith))
                .forEach(reader -> opened(reader, roadmapId, approvedOn));
        each(roadmapId, people, (task) -> {
            LocalDate today = task.people().reporter().today(clock);
            LocalDate due = task.ref().due();
            if (due == null || task.ref().forYear() > today.getYear()) {
                return;
            }
            if (due.isBefore(today)) {
                past(task, due, today);
            } else if (due.isBefore(today.plusDays(60))) {
                soon(task, today);
            }
        });
    }

    private void past(Task task, LocalDate due, LocalDate today) {
        switch (task.fortune()) {
            case 11, 12, 13 -> report(task, due.minusDays(1), today.minusDays(2 + task.fortune() % 4), Outcome.DONE);
            case 14 -> {
                report(task, due.minusDays(2), today.minusDays(6), Outcome.DONE);
                at(
                        today.minusDays(3),
                        task.people().acceptor(),
                        actor -> acceptance.returnForRework(
                                actor,
                                task.ref().id(),
                                "Приложите приказ с датой и номером и укажите число участников.",
                                today.plusDays(7)));
            }
            case 15, 16, 17 -> {
                // nothing has been sent: late
            }
            case 18 -> reportAndAccept(task, due.plusDays(4), earlier(due.plusDays(8), today), Outcome.DONE);
            default -> reportAndAccept(task, due.minusDays(4), due.minusDays(2), Outcome.DONE);
        }
    }

    private void soon(Task task, LocalDate today) {
        switch (task.fortune() % 10) {
            case 0 -> reportAndAccept(task, today.minusDays(9), today.minusDays(7), Outcome.DONE);
            case 1, 2 -> report(task, today.minusDays(3), today.minusDays(1), Outcome.DONE);
            case 3, 4 ->
                at(
                        today.minusDays(2),
                        task.people().reporter(),
                        actor -> reports.saveDraft(
                                actor,
                                task.ref().id(),
                                ReportContent.done("Подготовлены материалы, сведения уточняются.", null, null)));
            default -> {
                // not started yet
            }
        }
    }

    private void opened(Actor reader, UUID roadmapId, LocalDate approvedOn) {
        int days = 1 + Math.floorMod(reader.login().hashCode(), 6);
        at(approvedOn.plusDays(days), reader, actor -> acquaintances.opened(actor, roadmapId));
    }

    private record Task(AssignmentRef ref, Pair people, int fortune) {}

    private void each(UUID roadmapId, Map<UUID, Pair> people, Consumer<Task> deed) {
        List<AssignmentRef> open = reports.ofRoadmap(roadmapId).stream()
                .filter(ref -> ref.open() && people.containsKey(ref.organizationId()))
                .sorted(Comparator.comparing((AssignmentRef ref) -> String.valueOf(ref.due())))
                .toList();
        int done = 0;
        for (AssignmentRef ref : open) {
            Pair pair = people.get(ref.organizationId());
            int fortune = fortune(ref, pair.reporter().login());
            deed.accept(new Task(ref, pair, fortune));
            if (++done % 40 == 0) {
                // a thousand managed entities would make every further flush slower
                entities.flush();
                entities.clear();
            }
        }
    }

    /** The first two schools of a town always have something to do: one returned report, one that is late. */
    private static int fortune(AssignmentRef ref, String login) {
        if (ref.forYear() == CURRENT_YEAR && login.startsWith("school1.")) {
            return RETURNED;
        }
        if (ref.forYear() == CURRENT_YEAR && login.startsWith("school2.")) {
            return LATE;
        }
        return Math.floorMod(Objects.hash(ref.number(), ref.occurrenceKey(), login) * 31, FORTUNES);
    }

    private void reportAndAccept(Task task, LocalDate doneOn, LocalDate sentOn, Outcome outcome) {
        report(task, doneOn, sentOn, outcome);
        at(
                sentOn.plusDays(2),
                task.people().acceptor(),
                actor -> acceptance.accept(actor, task.ref().id(), null));
    }

    private void returnedFirst(Task task, LocalDate due) {
        report(task, due.minusDays(8), due.minusDays(7), Outcome.DONE);
        at(
                due.minusDays(5),
                task.people().acceptor(),
                actor -> acceptance.returnForRework(
                        actor,
                        task.ref().id(),
                        "Уточните фактический результат: сколько педагогов участвовало.",
                        due.plusDays(5)));
        report(task, due.minusDays(8), due.minusDays(1), Outcome.DONE);
        at(
                due.plusDays(2),
                task.people().acceptor(),
                actor -> acceptance.accept(actor, task.ref().id(), null));
    }

    private void report(Task task, LocalDate doneOn, LocalDate sentOn, Outcome outcome) {
        LocalDate fact = earlier(doneOn, sentOn);
        ReportContent content = ReportContent.done(text(task), fact, result(task));
        ReportContent whole = task.ref().asNeeded()
                ? content.with(outcome, null, 2 + task.fortune() % 3)
                : outcome == Outcome.PARTIAL
                        ? content.with(outcome, "Часть педагогов участвовала дистанционно в следующем полугодии.", null)
                        : content;
        at(
                sentOn,
                task.people().reporter(),
                actor -> reports.submit(
                        actor,
                        task.ref().id(),
                        whole.proving(ReportContent.Proof.document("приказ", (10 + task.fortune()) + "-од", fact))));
    }

    private static String text(Task task) {
        return switch (task.fortune() % 4) {
            case 0 -> "Работа проведена в полном объёме, материалы рассмотрены на методическом совете.";
            case 1 -> "Мероприятие проведено, итоги обсуждены на совещании, документы утверждены.";
            case 2 -> "Сведения собраны и представлены, замечаний нет.";
            default -> "Исполнено. Документ утверждён и размещён на официальном сайте.";
        };
    }

    private static String result(Task task) {
        return "Участвовало педагогов: " + (8 + task.fortune() * 3);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate yearEnd(AssignmentRef ref, LocalDate lastDay) {
        LocalDate day = LocalDate.of(Math.max(ref.forYear(), 2021), 12, 20);
        return earlier(day, lastDay.minusDays(30));
    }

    private void at(LocalDate day, Actor actor, Consumer<Actor> deed) {
        Instant moment = day.atTime(11, 15).atZone(actor.zone()).toInstant();
        Instant now = clock.instant();
        clock.at(moment.isAfter(now) ? now : moment, () -> deed.accept(actor));
    }

    private Map<UUID, Pair> people(DemoPlaces.World world, DemoRoadmaps.Place place) {
        Map<UUID, Pair> people = new HashMap<>();
        if (place.key().equals("kirov")) {
            DemoPlaces.Region kirov = world.regions().get("kirov");
            Actor minister = actor("ministry.kirov");
            people.put(kirov.ministry(), new Pair(actor("specialist.kirov"), minister));
            people.put(kirov.centre(), new Pair(actor("methodist.kirov"), minister));
            return people;
        }
        DemoPlaces.Town town = world.towns().get(place.key());
        Actor methodologist = actor("methodist." + place.key());
        Actor deputy = actor("control." + place.key());
        people.put(town.service(), new Pair(methodologist, deputy));
        people.put(town.association(), new Pair(methodologist, deputy));
        people.put(town.authority(), new Pair(deputy, actor("official." + place.key())));
        for (int n = 0; n < town.institutions().size(); n++) {
            people.put(
                    town.institutions().get(n).id(),
                    new Pair(actor((n < 6 ? "school" : "staff") + (n + 1) + "." + place.key()), methodologist));
        }
        return people;
    }

    private Actor actor(String login) {
        return actors.byLogin(login).orElseThrow();
    }
}
