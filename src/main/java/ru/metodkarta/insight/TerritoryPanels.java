package ru.metodkarta.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.insight.Home.Item;
import ru.metodkarta.insight.Home.Panel;
import ru.metodkarta.insight.Home.Status;
import ru.metodkarta.insight.Home.Tile;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;

/** The followed territory's work in figures and rows. */
@Component
class TerritoryPanels {

    private static final String ASSIGNMENTS = "/assignments";
    private static final String ACCEPTANCE = "/acceptance";
    private static final String LATE = "/progress/late";
    /** All time, as the panel counts. */
    private static final String OVERVIEW = "/progress/territory?year=all";

    private final HomeWords words;

    TerritoryPanels(HomeWords words) {
        this.words = words;
    }

    List<Tile> territoryTiles(Actor actor, TerritoryWork.Counts counts, LocalDate today, LocalDate soon) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(
                "send",
                words.text("tile.to-accept"),
                counts.toAccept(),
                "",
                counts.oldest() == null
                        ? words.text("tile.to-accept-none")
                        : day(counts.oldest(), actor).isBefore(today)
                                ? words.text("tile.oldest", words.daysSince(day(counts.oldest(), actor), today))
                                : words.text("tile.oldest-today"),
                ACCEPTANCE));
        tiles.add(new Tile(
                "clock-exclamation",
                words.text("tile.territory-late"),
                counts.late(),
                "late",
                counts.late() == 0
                        ? words.text("tile.late-none")
                        : words.count("in-organizations", counts.lateOrganizations()),
                LATE));
        if (HomeScope.follows(actor, Role.SUPERVISOR)) {
            tiles.add(new Tile(
                    "eye",
                    words.text("tile.on-control"),
                    counts.onControl(),
                    "",
                    words.text("tile.on-control-note"),
                    "#ahead"));
        }
        tiles.add(new Tile(
                "calendar-due",
                words.text("tile.soon", words.day(soon, today)),
                counts.soon(),
                "",
                words.text("tile.not-started", String.valueOf(counts.soonNotStarted())),
                "#ahead"));
        return tiles;
    }

    /** Own reports and roadmaps that came back, texts to finish, acts to complete: only what there is. */
    List<Tile> ownTilesBesideTerritory(Actor actor, OwnWork.Counts own, RoadmapsInView.Found roadmaps) {
        boolean writes = HomeScope.follows(actor, Role.METHODOLOGIST);
        long returnedRoadmaps = writes ? roadmaps.returned() : 0;
        List<Tile> tiles = new ArrayList<>();
        long returned = own.returned() + returnedRoadmaps;
        if (returned > 0) {
            tiles.add(new Tile(
                    "arrow-back-up",
                    words.text("tile.returned-to-me"),
                    returned,
                    "warn",
                    returnedParts(own.returned(), returnedRoadmaps),
                    returnedRoadmaps > 0 ? "/roadmaps?state=RETURNED" : ASSIGNMENTS));
        }
        if (roadmaps.noRequisites() > 0) {
            tiles.add(new Tile(
                    "rubber-stamp",
                    words.text("tile.no-requisites"),
                    roadmaps.noRequisites(),
                    "warn",
                    words.text("tile.no-requisites-note"),
                    roadmaps.noRequisites() == 1
                            ? "/roadmaps/" + roadmaps.withoutRequisites() + "/requisites"
                            : "/roadmaps?state=NO_REQUISITES"));
        }
        if (writes && roadmaps.drafts() > 0) {
            tiles.add(new Tile(
                    "pencil",
                    words.text("tile.drafts"),
                    roadmaps.drafts(),
                    "",
                    words.text("tile.drafts-note"),
                    "/roadmaps?state=DRAFT"));
        }
        return tiles;
    }

    private String returnedParts(long reports, long roadmaps) {
        if (roadmaps == 0) {
            return words.text("tile.returned-reports");
        }
        return reports == 0
                ? words.text("tile.returned-roadmaps")
                : words.text("tile.returned-parts", String.valueOf(reports), String.valueOf(roadmaps));
    }

    Panel waiting(
            List<TerritoryWork.Waiting> waiting,
            TerritoryWork.Counts counts,
            List<TerritoryWork.Ahead> ahead,
            Actor actor,
            LocalDate today) {
        String empty = ahead.isEmpty()
                ? words.text("empty.acceptance")
                : words.text("empty.acceptance-next", words.day(ahead.get(0).due(), today));
        return new Panel(
                "waiting",
                "work",
                words.text("panel.waiting"),
                counts.toAccept(),
                "wait",
                ACCEPTANCE,
                words.text("panel.all-waiting"),
                waiting.stream().map(row -> waiting(row, actor, today)).toList(),
                empty);
    }

    private Item waiting(TerritoryWork.Waiting row, Actor actor, LocalDate today) {
        boolean one = row.assignmentId() != null;
        String who = one
                ? row.organization()
                : words.text("and-more", row.organization(), words.count("organizations", row.reports() - 1));
        if (row.town() != null && HomeScope.severalTowns(actor)) {
            who = who + " · " + row.town();
        }
        String meta = row.due() == null ? who : who + " · " + words.text("due", words.date(row.due()));
        return Item.work(
                one ? ASSIGNMENTS + "/" + row.assignmentId() : ACCEPTANCE,
                row.number(),
                row.title(),
                meta,
                new Status("wait", "send", one ? words.text("state.submitted") : words.count("reports", row.reports())),
                words.waits(day(row.oldest(), actor), today, one ? "came-today" : "oldest-came-today"),
                "");
    }

    Panel late(List<TerritoryWork.Late> late, TerritoryWork.Counts counts, Actor actor, LocalDate today) {
        boolean region = HomeScope.territory(actor).wholeRegion();
        return new Panel(
                "late",
                "work",
                words.text(region ? "panel.late-region" : "panel.late"),
                counts.late(),
                "late",
                region ? OVERVIEW : LATE,
                words.text("panel.all-late"),
                late.stream()
                        .map(row -> Item.work(
                                region ? OVERVIEW + "&municipality=" + row.id() : LATE + "?organization=" + row.id(),
                                null,
                                row.name(),
                                words.count("assignments", row.assignments())
                                        + (region ? " · " + words.count("in-organizations", row.organizations()) : ""),
                                new Status("late", "clock-exclamation", words.text("state.late")),
                                lateFor(row, today),
                                "late"))
                        .toList(),
                null);
    }

    private String lateFor(TerritoryWork.Late row, LocalDate today) {
        return row.assignments() == 1
                ? words.daysSince(row.since(), today)
                : words.count("up-to", ChronoUnit.DAYS.between(row.since(), today));
    }

    Panel ahead(List<TerritoryWork.Ahead> ahead, Actor actor, LocalDate today) {
        boolean towns = HomeScope.severalTowns(actor);
        return new Panel(
                "ahead",
                "work",
                words.text("panel.ahead"),
                null,
                "",
                null,
                null,
                ahead.stream()
                        .map(row -> Item.work(
                                "/roadmaps/" + row.roadmapId() + "/activities/" + row.activityId(),
                                row.number(),
                                row.title(),
                                towns && row.town() != null ? row.town() + " · " + states(row) : states(row),
                                null,
                                words.date(row.due()),
                                words.distance(today, row.due())))
                        .toList(),
                words.text("empty.ahead"));
    }

    /** «40 организаций: принято 17, на проверке 9, в работе 5, не начато 9» */
    private String states(TerritoryWork.Ahead row) {
        List<String> parts = new ArrayList<>();
        add(parts, "of.accepted", row.accepted());
        add(parts, "of.submitted", row.submitted());
        add(parts, "of.in-progress", row.inProgress());
        add(parts, "of.not-started", row.notStarted());
        return words.count("organizations", row.organizations()) + ": " + String.join(", ", parts);
    }

    private void add(List<String> parts, String code, long number) {
        if (number > 0) {
            parts.add(words.text(code, String.valueOf(number)));
        }
    }

    private static LocalDate day(Instant moment, Actor actor) {
        return LocalDate.ofInstant(moment, actor.zone());
    }
}
