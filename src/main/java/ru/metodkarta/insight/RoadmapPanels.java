package ru.metodkarta.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.insight.Home.Item;
import ru.metodkarta.insight.Home.Panel;
import ru.metodkarta.insight.Home.Status;
import ru.metodkarta.insight.Home.Tile;
import ru.metodkarta.roadmap.ExecutionView.Progress;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Segment;

/** Roadmaps: to approve, and those one works with. */
@Component
class RoadmapPanels {

    private final HomeWords words;

    RoadmapPanels(HomeWords words) {
        this.words = words;
    }

    Tile approvalTile(List<RoadmapsInView.ToApprove> submitted) {
        return new Tile(
                "signature",
                words.text("tile.to-approve"),
                submitted.isEmpty() ? 0 : submitted.get(0).total(),
                "",
                words.text("tile.to-approve-note"),
                submitted.size() == 1
                        ? "/roadmaps/" + submitted.get(0).id() + "/approval"
                        : "/roadmaps?state=IN_REVIEW");
    }

    Panel toApprove(List<RoadmapsInView.ToApprove> submitted, Actor actor, LocalDate today) {
        return new Panel(
                "approve",
                "plans",
                words.text("panel.to-approve"),
                submitted.get(0).total(),
                "wait",
                "/roadmaps?state=IN_REVIEW",
                words.text("panel.all"),
                submitted.stream()
                        .map(row -> Item.work(
                                "/roadmaps/" + row.id() + "/approval",
                                null,
                                row.title(),
                                row.territory() + " · " + words.text("revision", String.valueOf(row.revisionNo())),
                                roadmapState("IN_REVIEW"),
                                words.waits(day(row.since(), actor), today, "roadmap-came-today"),
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
                own ? (HomeScope.severalTowns(actor) ? line.territory() + " · " + meta : meta) : line.territory(),
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

    private static LocalDate day(Instant moment, Actor actor) {
        return LocalDate.ofInstant(moment, actor.zone());
    }
}
