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
import ru.metodkarta.roadmap.ExecutionView.Progress;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Segment;

/** Figures and rows of the home page in words. */
@Component
class HomePanels {

    private static final int SIDE_ROWS = 4;
    private static final String ASSIGNMENTS = "/assignments";
    private static final String ACCEPTANCE = "/acceptance";
    private static final String LATE = "/progress/late";

    private final HomeWords words;

    HomePanels(HomeWords words) {
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

    // ---- the own work

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
        long urgent = counts.late() + counts.awaiting() + counts.returned();
        return new Panel(
                "urgent",
                "work",
                words.text("panel.urgent"),
                Math.max(urgent, own.urgent().size()),
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

    Panel ownAhead(OwnWork.Work own, LocalDate today) {
        return new Panel(
                "ahead",
                "work",
                words.text("panel.ahead"),
                null,
                "",
                ASSIGNMENTS,
                words.text("panel.all-mine"),
                own.ahead().stream().map(row -> own(row, null, today)).toList(),
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
        String due = row.due() == null ? words.text("no-date") : words.text("due", words.date(row.due()));
        Item item = switch (row.mark()) {
            case "LATE" ->
                work(
                        row,
                        due,
                        new Status("late", "clock-exclamation", words.text("state.late")),
                        words.daysSince(row.due(), today),
                        "late");
            case "AWAITING" ->
                work(
                        row,
                        due,
                        new Status("warn", "alert-circle", words.text("state.awaiting")),
                        row.reportDue() == null ? "" : words.text("report-until", words.date(row.reportDue())),
                        "");
            case "RETURNED" ->
                work(
                        row,
                        due,
                        new Status("warn", "arrow-back-up", words.text("state.returned")),
                        row.due() == null ? "" : words.distance(today, row.due()),
                        "");
            default ->
                Item.work(
                        url(row),
                        row.number(),
                        row.title(),
                        row.organization(),
                        null,
                        words.date(row.due()),
                        words.distance(today, row.due()));
        };
        boolean returned = row.remark() != null && row.remarkAt() != null && actor != null;
        return returned
                ? item.with(new Remark(
                        words.text("remark-by", row.remarkBy(), words.date(day(row.remarkAt(), actor))), row.remark()))
                : item;
    }

    private Item work(OwnWork.Row row, String due, Status status, String end, String tone) {
        return Item.work(url(row), row.number(), row.title(), row.organization() + " · " + due, status, end, tone);
    }

    private static String url(OwnWork.Row row) {
        return ASSIGNMENTS + "/" + row.id();
    }

    // ---- the territory

    List<Tile> territoryTiles(Actor actor, TerritoryWork.Counts counts, LocalDate today, LocalDate soon) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(
                "send",
                words.text("tile.to-accept"),
                counts.toAccept(),
                "",
                counts.oldest() == null
                        ? words.text("tile.to-accept-none")
                        : words.text("tile.oldest", words.daysSince(day(counts.oldest(), actor), today)),
                ACCEPTANCE));
        tiles.add(new Tile(
                "clock-exclamation",
                words.text("tile.territory-late"),
                counts.late(),
                "late",
                words.count("in-organizations", counts.lateOrganizations()),
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
    List<Tile> ownTilesBesideTerritory(OwnWork.Counts own, RoadmapsInView.Found roadmaps) {
        List<Tile> tiles = new ArrayList<>();
        long returned = own.returned() + roadmaps.returned();
        if (returned > 0) {
            tiles.add(new Tile(
                    "arrow-back-up",
                    words.text("tile.returned-to-me"),
                    returned,
                    "warn",
                    words.text(
                            "tile.returned-parts", String.valueOf(own.returned()), String.valueOf(roadmaps.returned())),
                    roadmaps.returned() > 0 ? "/roadmaps?state=RETURNED" : ASSIGNMENTS));
        }
        if (roadmaps.noRequisites() > 0) {
            tiles.add(new Tile(
                    "rubber-stamp",
                    words.text("tile.no-requisites"),
                    roadmaps.noRequisites(),
                    "warn",
                    words.text("tile.no-requisites-note"),
                    "/roadmaps?state=NO_REQUISITES"));
        }
        if (roadmaps.drafts() > 0) {
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
        String meta = row.due() == null ? who : who + " · " + words.text("due", words.date(row.due()));
        return Item.work(
                one ? ASSIGNMENTS + "/" + row.assignmentId() : ACCEPTANCE,
                row.number(),
                row.title(),
                meta,
                new Status("wait", "send", one ? words.text("state.submitted") : words.count("reports", row.reports())),
                words.text("waits", words.daysSince(day(row.oldest(), actor), today)),
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
                LATE,
                words.text("panel.all-late"),
                late.stream()
                        .map(row -> Item.work(
                                LATE,
                                null,
                                row.name(),
                                words.count("assignments", row.assignments())
                                        + (region ? " · " + words.count("in-organizations", row.organizations()) : ""),
                                new Status("late", "clock-exclamation", words.text("state.late")),
                                words.text("up-to", words.daysSince(row.since(), today)),
                                "late"))
                        .toList(),
                null);
    }

    Panel ahead(List<TerritoryWork.Ahead> ahead, LocalDate today) {
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
                                states(row),
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

    // ---- roadmaps

    Tile approvalTile(List<RoadmapsInView.ToApprove> submitted) {
        return new Tile(
                "signature",
                words.text("tile.to-approve"),
                submitted.isEmpty() ? 0 : submitted.get(0).total(),
                "",
                words.text("tile.to-approve-note"),
                "/roadmaps?state=IN_REVIEW");
    }

    Panel toApprove(List<RoadmapsInView.ToApprove> submitted, Actor actor, LocalDate today) {
        return new Panel(
                "approve",
                "work",
                words.text("panel.to-approve"),
                submitted.get(0).total(),
                "wait",
                "/roadmaps?state=IN_REVIEW",
                words.text("panel.all"),
                submitted.stream()
                        .map(row -> Item.work(
                                "/roadmaps/" + row.id(),
                                null,
                                row.title(),
                                row.territory() + " · " + words.text("revision", String.valueOf(row.revisionNo())),
                                roadmapState("IN_REVIEW"),
                                words.text("waits", words.daysSince(day(row.since(), actor), today)),
                                ""))
                        .toList(),
                null);
    }

    Panel roadmaps(RoadmapsInView.Found found, boolean own, Actor actor, LocalDate today) {
        return new Panel(
                "roadmaps",
                "roadmaps",
                words.text(own ? "panel.roadmaps" : "panel.territory-roadmaps"),
                null,
                "",
                "/roadmaps",
                words.text("panel.all"),
                found.lines().stream().map(line -> roadmap(line, own, actor)).toList(),
                words.text(own ? "empty.roadmaps" : "empty.territory-roadmaps"));
    }

    private Item roadmap(RoadmapsInView.Line line, boolean own, Actor actor) {
        Progress progress = line.progress();
        String revision = words.text("revision", String.valueOf(line.revisionNo()));
        String meta = line.since() == null
                ? revision
                : words.text("revision-since", String.valueOf(line.revisionNo()), words.date(day(line.since(), actor)));
        String counted = progress.total() == 0
                ? null
                : words.text("accepted-of", String.valueOf(progress.accepted()), String.valueOf(progress.total()));
        return new Item(
                "/roadmaps/" + line.id(),
                null,
                line.title(),
                own ? meta : line.territory(),
                roadmapState(line.state()),
                counted,
                "",
                null,
                segments(progress),
                progress.total(),
                progress.late() == 0 ? null : words.text("late-of", String.valueOf(progress.late())));
    }

    private static List<Segment> segments(Progress progress) {
        int notLate =
                Math.max(0, progress.notStarted() + progress.inProgress() + progress.returned() - progress.late());
        int started = Math.min(progress.inProgress() + progress.returned(), notLate);
        List<Segment> segments = new ArrayList<>();
        long start = 0;
        start = segment(segments, "ok", start, progress.accepted());
        start = segment(segments, "wait", start, progress.submitted());
        start = segment(segments, "work", start, started);
        start = segment(segments, "late", start, progress.late());
        segment(segments, "none", start, progress.total() - start);
        return segments;
    }

    private static long segment(List<Segment> segments, String tone, long start, long count) {
        segments.add(new Segment(tone, start, Math.max(0, count)));
        return start + Math.max(0, count);
    }

    private Status roadmapState(String state) {
        String label = words.text("roadmap." + state);
        return switch (state) {
            case "IN_REVIEW" -> new Status("wait", "signature", label);
            case "RETURNED" -> new Status("warn", "arrow-back-up", label);
            case "NO_REQUISITES" -> new Status("ok", "rubber-stamp", label);
            case "IN_FORCE" -> new Status("ok", "circle-check", label);
            case "COMPLETED" -> new Status("none", "flag", label);
            default -> new Status("none", "pencil", label);
        };
    }

    // ---- accounts, events

    List<Tile> accountTiles(KeptAccounts.Counts counts) {
        return List.of(
                new Tile(
                        "building",
                        words.text("tile.organizations"),
                        counts.organizations(),
                        "",
                        words.text("tile.without-accounts", String.valueOf(counts.withoutAccounts())),
                        "/organizations"),
                new Tile(
                        "users",
                        words.text("tile.accounts"),
                        counts.accounts(),
                        "",
                        words.text("tile.accounts-note"),
                        "/accounts"),
                new Tile(
                        "login",
                        words.text("tile.never"),
                        counts.neverSignedIn(),
                        "warn",
                        words.text("tile.never-note"),
                        "/accounts"),
                new Tile(
                        "lock",
                        words.text("tile.blocked"),
                        counts.blocked(),
                        "",
                        words.text("tile.blocked-note"),
                        "/accounts"));
    }

    Panel accounts(List<KeptAccounts.Person> people) {
        return new Panel(
                "people",
                "work",
                words.text("panel.people"),
                null,
                "",
                "/accounts",
                words.text("panel.all"),
                people.stream()
                        .map(person -> Item.work(
                                "/accounts/" + person.id(),
                                null,
                                person.name(),
                                person.employer() + " · " + person.login(),
                                person.blocked()
                                        ? new Status("gone", "lock", words.text("state.blocked"))
                                        : new Status("none", "circle-dashed", words.text("state.never")),
                                "",
                                ""))
                        .toList(),
                words.text("empty.people"));
    }

    Panel events(List<RecentEvents.Event> events, Actor actor, LocalDate today) {
        return new Panel(
                "events",
                "events",
                words.text("panel.events"),
                null,
                "",
                "/journal",
                words.text("panel.journal"),
                events.stream()
                        .map(event -> Item.work(
                                null,
                                null,
                                words.action(event.action()),
                                event.subject(),
                                null,
                                words.moment(event.at(), actor.zone(), today),
                                event.who()))
                        .toList(),
                words.text("empty.events"));
    }

    private static LocalDate day(Instant moment, Actor actor) {
        return LocalDate.ofInstant(moment, actor.zone());
    }
}
