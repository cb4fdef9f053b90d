package ru.metodkarta.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import ru.metodkarta.execution.AssignmentState;
import ru.metodkarta.execution.ExecutionMarks.Mark;
import ru.metodkarta.execution.ExecutionMarks.Proof;

/** «Отметка об исполнении» in words: state, day of fact, result, proof; year by year where there are several. */
@Component
class MarkWords {

    private final DocumentWords words;

    MarkWords(DocumentWords words) {
        this.words = words;
    }

    /** The cell of an activity; empty where there is no work. Years that have not begun are named by their date once. */
    String of(Map<UUID, List<Mark>> marks, UUID activityId, LocalDate today) {
        List<Mark> shown = new ArrayList<>();
        boolean ahead = false;
        for (Mark mark : marks.getOrDefault(activityId, List.of())) {
            boolean begun = mark.count(AssignmentState.NOT_STARTED) < mark.total()
                    || mark.nearestDue() == null
                    || !mark.nearestDue().isAfter(today);
            if (begun || !ahead) {
                shown.add(mark);
            }
            ahead = ahead || !begun;
        }
        return shown.stream()
                .map(mark ->
                        (shown.size() > 1 ? words.say("mark.year", String.valueOf(mark.year())) + " " : "") + one(mark))
                .collect(Collectors.joining("\n"));
    }

    private String one(Mark mark) {
        List<String> sentences = new ArrayList<>();
        sentences.add(mark.total() == 1 ? single(mark) : several(mark));
        if (!mark.results().isEmpty()) {
            sentences.add(words.say("mark.result", String.join("; ", mark.results())));
        }
        if (!mark.proofs().isEmpty()) {
            String proofs = mark.proofs().stream().map(this::proof).collect(Collectors.joining("; "));
            int more = mark.proofCount() - mark.proofs().size();
            sentences.add(
                    more > 0
                            ? words.say("mark.proofs-more", proofs, String.valueOf(more))
                            : words.say("mark.proofs", proofs));
        }
        return sentences.stream()
                .map(sentence -> sentence.endsWith(".") ? sentence : sentence + ".")
                .collect(Collectors.joining(" "));
    }

    private String single(Mark mark) {
        AssignmentState state = mark.states().keySet().iterator().next();
        String word = words.word("execution.state." + state);
        if (mark.lastDone() != null) {
            return word + ", " + words.day(mark.lastDone());
        }
        if (mark.late() > 0 && mark.nearestDue() != null) {
            return word + ", " + words.say("mark.late-one", words.day(mark.nearestDue()));
        }
        return state.open() && mark.nearestDue() != null
                ? word + ", " + words.say("mark.due", words.day(mark.nearestDue()))
                : word;
    }

    private String several(Mark mark) {
        List<String> parts = new ArrayList<>();
        parts.add(words.say(
                "mark.accepted-of",
                String.valueOf(mark.count(AssignmentState.ACCEPTED)),
                String.valueOf(mark.total())));
        for (AssignmentState state : AssignmentState.values()) {
            if (state != AssignmentState.ACCEPTED && mark.count(state) > 0) {
                String word = words.word("execution.state." + state);
                parts.add(word.toLowerCase(DocumentWords.RUSSIAN) + " — " + mark.count(state));
            }
        }
        if (mark.late() > 0) {
            parts.add(words.say("mark.late", String.valueOf(mark.late())));
        }
        if (mark.lastDone() != null) {
            parts.add(words.say("mark.last-done", words.day(mark.lastDone())));
        } else if (mark.late() == 0 && mark.nearestDue() != null) {
            parts.add(words.say("mark.due", words.day(mark.nearestDue())));
        }
        return String.join(", ", parts);
    }

    private String proof(Proof proof) {
        StringBuilder text = new StringBuilder(proof.title() == null ? "" : proof.title());
        if (proof.kind() != null
                && !text.toString()
                        .toLowerCase(DocumentWords.RUSSIAN)
                        .contains(proof.kind().toLowerCase(DocumentWords.RUSSIAN))) {
            text.insert(0, text.isEmpty() ? proof.kind() : proof.kind() + " ");
        }
        if (proof.date() != null) {
            text.append(' ').append(words.say("mark.of-date", words.day(proof.date())));
        }
        if (proof.number() != null) {
            text.append(" № ").append(proof.number());
        }
        return text.toString().strip();
    }
}
