package ru.metodkarta.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import ru.metodkarta.insight.Home.Item;
import ru.metodkarta.insight.Home.Panel;
import ru.metodkarta.insight.Home.Remark;
import ru.metodkarta.insight.Home.Status;
import ru.metodkarta.insight.Home.Tile;
import ru.metodkarta.shared.Actor;

/** The own organization's work in figures and rows. */
@Component
class OwnPanels {

    private static final int SIDE_ROWS = 4;
    private static final String ASSIGNMENTS = "/assignments";

    private final HomeWords words;

    OwnPanels(HomeWords words) {
        this.words = words;
    }

    String nearest(LocalDate nearest, LocalDate today) {
        if (nearest == null) {
            return null;
        }
        return nearest.equals(today)
                ? words.text("nearest-today")
                : words.text("nearest", words.day(nearest, today), words.distance(today, nearest));
    }

    List<Tile> ownTiles(OwnWork.Counts own, LocalDate soon, LocalDate today) {
        return List.of(
                new Tile(
                        "clock-exclamation",
                        words.text("tile.late"),
                        own.late(),
                        "late",
                        words.text("tile.late-note"),
                        ASSIGNMENTS),
                new Tile(
                        "alert-circle",
                        words.text("tile.awaiting"),
                        own.awaiting(),
                        "warn",
                        words.text("tile.awaiting-note"),
                        ASSIGNMENTS),
                new Tile(
                        "arrow-back-up",
                        words.text("tile.returned"),
                        own.returned(),
                        "warn",
                        words.text("tile.returned-note"),
                        ASSIGNMENTS),
                new Tile(
                        "calendar-due",
                        words.text("tile.soon", words.day(soon, today)),
                        own.soon(),
                        "",
                        words.count("on-review", own.submitted()),
                        ASSIGNMENTS));
    }

    Panel ownUrgent(OwnWork.Work own, Actor actor, LocalDate today) {
        OwnWork.Counts counts = own.counts();
        return new Panel(
                "urgent",
                "work",
                words.text("panel.urgent"),
                counts.urgent(),
                counts.late() > 0 ? "late" : "",
                ASSIGNMENTS,
                words.text("panel.all-mine"),
                own.urgent().stream().map(row -> own(row, actor, today)).toList(),
                allDone(own, today));
    }

    /** «На сегодня всё сделано. Ближайший срок — 30 ноября, п. 1.4.» */
    private String allDone(OwnWork.Work own, LocalDate today) {
        if (own.counts().open() == 0) {
            return words.text("empty.no-work");
        }
        if (own.ahead().isEmpty()) {
            return words.text("empty.done");
        }
        OwnWork.Row next = own.ahead().get(0);
        return words.text("empty.done-next", words.day(next.due(), today), words.point(next.number(), next.title()));
    }

    Panel ownAhead(OwnWork.Work own, Actor actor, LocalDate today) {
        return new Panel(
                "ahead",
                "work",
                words.text("panel.ahead"),
                null,
                "",
                ASSIGNMENTS,
                words.text("panel.all-mine"),
                own.ahead().stream().map(row -> own(row, actor, today)).toList(),
                null);
    }

    Panel ownBesideTerritory(OwnWork.Work own, Actor actor, LocalDate today) {
        List<Item> items = Stream.concat(own.urgent().stream(), own.ahead().stream())
                .limit(SIDE_ROWS)
                .map(row -> own(row, actor, today))
                .toList();
        return new Panel(
                "mine",
                "work",
                words.text("panel.mine"),
                null,
                "",
                ASSIGNMENTS,
                words.text("panel.all"),
                items,
                words.text("empty.done"));
    }

    private Item own(OwnWork.Row row, Actor actor, LocalDate today) {
        Item item = switch (row.mark()) {
            case "LATE" ->
                work(
                        row,
                        actor,
                        new Status("late", "clock-exclamation", words.text("state.late")),
                        words.daysSince(row.due(), today),
                        "late");
            case "AWAITING" ->
                work(
                        row,
                        actor,
                        new Status("warn", "alert-circle", words.text("state.awaiting")),
                        row.reportDue() == null ? "" : words.text("report-until", words.date(row.reportDue())),
                        "");
            case "RETURNED" ->
                work(
                        row,
                        actor,
                        new Status("warn", "arrow-back-up", words.text("state.returned")),
                        row.due() == null ? "" : words.distance(today, row.due()),
                        "");
            default ->
                Item.work(
                        url(row),
                        row.number(),
                        row.title(),
                        String.join(" · ", meta(row, actor)),
                        null,
                        words.date(row.due()),
                        words.distance(today, row.due()));
        };
        return row.remark() == null || row.remarkAt() == null
                ? item
                : item.with(new Remark(
                        words.text("remark-by", row.remarkBy(), words.date(day(row.remarkAt(), actor))), row.remark()));
    }

    private Item work(OwnWork.Row row, Actor actor, Status status, String end, String tone) {
        List<String> meta = meta(row, actor);
        meta.add(0, row.due() == null ? words.text("no-date") : words.text("due", words.date(row.due())));
        return Item.work(url(row), row.number(), row.title(), String.join(" · ", meta), status, end, tone);
    }

    /** What has to come out of it; whose work it is only for those who report for several organizations. */
    private List<String> meta(OwnWork.Row row, Actor actor) {
        List<String> parts = new ArrayList<>();
        if (HomeScope.own(actor).size() > 1 || !row.organization().equals(employer(actor))) {
            parts.add(row.organization());
        }
        if (row.result() != null && !row.result().isBlank()) {
            parts.add(words.text("result", row.result()));
        }
        return parts;
    }

    private static String employer(Actor actor) {
        return actor.grants().isEmpty() ? "" : actor.grants().get(0).employerName();
    }

    private static String url(OwnWork.Row row) {
        return ASSIGNMENTS + "/" + row.id();
    }

    private static LocalDate day(Instant moment, Actor actor) {
        return LocalDate.ofInstant(moment, actor.zone());
    }
}
