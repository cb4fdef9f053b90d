package ru.metodkarta.execution;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.MenuContributor;
import ru.metodkarta.web.MenuItem;

/** «Мои мероприятия», «Проверка отчётов», «Ход исполнения» with their figures, in one statement. */
@Component
class ExecutionMenu implements MenuContributor {

    private final JdbcClient jdbc;
    private final Clock clock;

    ExecutionMenu(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Figures(boolean any, int late, int soon, int waiting) {}

    @Override
    public List<MenuItem> items(Actor actor) {
        if (OwnOrganizations.of(actor).isEmpty()) {
            return List.of();
        }
        Figures figures = figures(actor);
        List<MenuItem> items = new ArrayList<>();
        // a body without duties of its own needs no list of them; school staff always have one
        if (figures.any() || actor.has(Role.STAFF)) {
            items.add(
                    figures.late() > 0
                            ? new MenuItem("assignments", "/assignments", 30, figures.late(), "late")
                            : new MenuItem("assignments", "/assignments", 30, figures.soon(), ""));
        }
        if (Deciding.any(actor)) {
            items.add(new MenuItem("acceptance", "/acceptance", 40, figures.waiting(), "wait"));
            items.add(MenuItem.plain("progress", "/progress/territory", 50));
        }
        return items;
    }

    private Figures figures(Actor actor) {
        String own = OwnOrganizations.reportsFor("a", actor);
        String waiting = Deciding.any(actor)
                ? "(select count(*)" + AcceptanceQueue.WAITING + Deciding.onReports(actor) + ")"
                : "0";
        return jdbc.sql("select exists (select 1 from assignment a where " + own + ") as \"any\","
                        + " count(*) filter (where " + WorkClock.LATE + ") late,"
                        + " count(*) filter (where a.state = 'RETURNED' or a.due between :today and :soon) soon, "
                        + waiting + " waiting from assignment a where " + own
                        + " and " + WorkClock.WITH_EXECUTOR)
                .params(OwnOrganizations.params(actor))
                .params(Deciding.params(actor))
                .param("today", actor.today(clock))
                .param("soon", actor.today(clock).plusDays(OwnAssignments.SOON_DAYS))
                .query(Figures.class)
                .single();
    }
}
