package ru.metodkarta.notices;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.ReviewTasks;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.PublicAddress;

/** A digest in words: plain text, Russian, every row with the address of its page. */
@Component
class DigestText {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final int ROWS = 40;
    private static final int LONGEST_TITLE = 200;

    private final MessageSource messages;
    private final Dates dates;
    private final String address;

    DigestText(MessageSource messages, Dates dates, PublicAddress address) {
        this.messages = messages;
        this.dates = dates;
        this.address = address.of("");
    }

    /**
     * What the rows of a day's digests are called.
     *
     * @param reasons why work goes on that was over, by assignment
     */
    record Words(
            Map<UUID, Body> bodies,
            Map<String, DigestFacts.Wording> wordings,
            Map<UUID, String> reasons,
            LocalDate today) {

        DigestFacts.Wording of(Work work) {
            return wordings.getOrDefault(
                    DigestFacts.key(work.revisionId(), work.activityId()), new DigestFacts.Wording(null, "", ""));
        }
    }

    String subject(Draft draft, LocalDate today) {
        List<String> parts = new ArrayList<>();
        part(parts, "escalated", draft.escalated().size());
        part(parts, "late", draft.saying(Told.LATE));
        part(parts, "returned", draft.saying(Told.RETURNED));
        part(parts, "reopened", draft.saying(Told.REOPENED));
        part(parts, "reminded", draft.saying(Told.REMINDED));
        part(parts, "message", draft.saying(Told.MESSAGE) + draft.questions());
        part(parts, "decided", draft.saying(Told.EXTENDED, Told.EXTENSION_REFUSED));
        part(parts, "date-named", draft.saying(Told.DATE_NAMED));
        part(parts, "due", draft.saying(Told.DUE_TODAY, Told.DUE_3, Told.DUE_14));
        part(parts, "entered", draft.saying(Told.ENTERED));
        part(parts, "objection", draft.saying(Told.OBJECTION_REFUSED));
        part(parts, "closed", draft.saying(Told.CLOSED));
        part(parts, "withdrawn", draft.saying(Told.WITHDRAWN));
        part(parts, "waiting", draft.waiting());
        part(parts, "review", draft.reviews().size());
        part(parts, "undeliverable", draft.unreachable().size());
        return words("notices.mail.subject", dates.day(today), String.join(", ", parts));
    }

    private void part(List<String> parts, String kind, int number) {
        if (number > 0) {
            parts.add(words("notices.mail.subject." + kind, String.valueOf(number)));
        }
    }

    String body(Draft draft, Words known, int escalateAfter) {
        List<String> text = new ArrayList<>();
        text.add(String.join(", ", draft.names()));
        text.add("");
        boolean several = draft.lines().stream()
                        .map(line -> line.work().organizationId())
                        .distinct()
                        .count()
                > 1;
        rows(
                text,
                words("notices.mail.ESCALATED", String.valueOf(escalateAfter)),
                draft.escalated(),
                known,
                true,
                "/progress/late");
        draft.byKind()
                .forEach((kind, lines) ->
                        rows(text, words("notices.mail." + kind), lines, known, several, "/assignments"));
        if (draft.waiting() > 0) {
            text.add(words("notices.mail.WAITING", String.valueOf(draft.waiting())));
            text.add(address + "/acceptance");
            text.add("");
        }
        if (draft.questions() > 0) {
            text.add(words("notices.mail.QUESTIONS", String.valueOf(draft.questions())));
            text.add(address + "/acceptance");
            text.add("");
        }
        reviews(text, draft.reviews());
        if (!draft.unreachable().isEmpty()) {
            text.add(words("notices.mail.UNDELIVERABLE") + ": "
                    + draft.unreachable().size());
            draft.unreachable().stream().limit(ROWS).forEach(name -> text.add("  " + name));
            more(text, draft.unreachable().size(), "/organizations");
            text.add(words("notices.mail.UNDELIVERABLE.advice"));
            text.add("");
        }
        text.add("-- ");
        text.add(words("notices.mail.why"));
        text.add(words("notices.mail.change"));
        text.add(address + "/notices/preferences");
        return String.join("\n", text) + "\n";
    }

    private void rows(
            List<String> text, String heading, List<Draft.Line> lines, Words known, boolean organizations, String all) {
        if (lines.isEmpty()) {
            return;
        }
        text.add(heading + ": " + lines.size());
        text.add("");
        Map<UUID, List<Draft.Line>> byRoadmap = new LinkedHashMap<>();
        lines.stream()
                .limit(ROWS)
                .forEach(one -> byRoadmap
                        .computeIfAbsent(one.work().roadmapId(), id -> new ArrayList<>())
                        .add(one));
        byRoadmap.values().forEach(rows -> {
            text.add(shortened(known.of(rows.get(0).work()).roadmap()));
            rows.forEach(row -> row(text, row, known, organizations));
            text.add("");
        });
        more(text, lines.size(), all);
    }

    private void row(List<String> text, Draft.Line line, Words known, boolean organizations) {
        Work row = line.work();
        DigestFacts.Wording wording = known.of(row);
        String number = wording.number() == null || wording.number().isBlank()
                ? ""
                : wording.number().strip() + " ";
        text.add("  " + number + shortened(wording.title()));
        if (organizations && known.bodies().containsKey(row.organizationId())) {
            text.add("  " + known.bodies().get(row.organizationId()).name());
        }
        if (row.withExecutor() || row.due() != null) {
            text.add("  " + when(row, known.today()));
        }
        if (!line.also().isEmpty()) {
            text.add("  "
                    + line.also().stream()
                            .map(told -> words("notices.mail.also." + told))
                            .collect(Collectors.joining(", ")));
        }
        if (line.says(Told.REOPENED) && known.reasons().containsKey(row.id())) {
            text.add("  "
                    + words("notices.mail.reason", shortened(known.reasons().get(row.id()))));
        }
        text.add("  " + address + row.path());
    }

    private String when(Work row, LocalDate today) {
        if (row.due() == null) {
            return words("notices.mail.no-date");
        }
        String due = words("notices.mail.due", dates.day(row.due()));
        if (!row.withExecutor()) {
            return due;
        }
        long days = ChronoUnit.DAYS.between(today, row.due());
        if (row.late(today)) {
            return due + ", " + words("notices.mail.late", String.valueOf(-days));
        }
        if (days == 0) {
            return due + ", " + words("notices.mail.today");
        }
        return days > 0
                ? due + ", " + words("notices.mail.left", String.valueOf(days))
                : due + ", " + words("notices.mail.awaited", dates.day(row.reportDue()));
    }

    private void reviews(List<String> text, List<ReviewTasks.Awaiting> steps) {
        if (steps.isEmpty()) {
            return;
        }
        text.add(words("notices.mail.REVIEW") + ": " + steps.size());
        text.add("");
        steps.stream().limit(ROWS).forEach(step -> {
            text.add("  " + shortened(step.title()) + " — " + step.territory());
            if (step.dueOn() != null) {
                text.add("  "
                        + words(
                                step.late() ? "notices.mail.review-late" : "notices.mail.review-by",
                                dates.day(step.dueOn())));
            }
            text.add("  " + address + "/roadmaps/" + step.roadmapId());
        });
        text.add("");
    }

    private void more(List<String> text, int all, String path) {
        if (all > ROWS) {
            text.add(words("notices.mail.more", String.valueOf(all - ROWS)));
            text.add(address + path);
            text.add("");
        }
    }

    private static String shortened(String title) {
        String line = title == null ? "" : title.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, RUSSIAN);
    }
}
