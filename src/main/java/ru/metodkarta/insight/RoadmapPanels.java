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
import ru.metodkarta.roadmap.ReviewTasks;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Segment;

/** Roadmaps: to approve, and those one works with. */
@Component
class RoadmapPanels {

    private static final int REVIEWS = 10;

    private final HomeWords words;

    RoadmapPanels(HomeWords words) {
        this.words = words;
    }

    Tile approvalTile(List<ReviewTasks.Awaiting> submitted) {
        return new Tile(
                "signature",
                words.text("tile.to-approve"),
                submitted.size(),
                "",
                words.text("tile.to-approve-note"),
                submitted.size() == 1 ? "/roadmaps/" + submitted.get(0).roadmapId() + "/approval" : "#approve");
    }

    Panel toApprove(List<ReviewTasks.Awaiting> submitted, Actor actor, LocalDate today) {
        return new Panel(
                "approve",
                "plans",
                words.text("panel.to-approve"),
                (long) submitted.size(),
                "wait",
                "/roadmaps?state=IN_REVIEW",
                words.text("panel.all"),
                submitted.stream()
                        .limit(REVIEWS)
                        .map(row -> Item.work(
                                "/roadmaps/" + row.roadmapId() + "/approval",
                                null,
                                row.title(),
                                row.territory() + " · " + words.text("revision", String.valueOf(row.revisionNo())),
                                row.objection()
                                        ? new Status("warn", "pencil", words.text("roadmap.CORRECTED"))
                                        : roadmapState(row.approves() ? "IN_REVIEW" : "ENDORSING"),
                                row.late()
                                        ? words.text("review-late", words.date(row.dueOn()))
                                        : words.waits(day(row.since(), actor), today, "roadmap-came-today"),
                                row.late() ? "late" : ""))
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
            case "ENDORSING", "IN_REVIEW" -> new Status("wait", "signature", label);
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
