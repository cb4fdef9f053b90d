package ru.metodkarta.roadmap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.Actors;
import ru.metodkarta.shared.Actor;

/** Two texts of one row side by side: what the other person saved, and mine. Nothing of either is lost. */
@Component
class RowConflicts {

    private final Actors actors;
    private final MessageSource messages;

    RowConflicts(Actors actors, MessageSource messages) {
        this.actors = actors;
        this.messages = messages;
    }

    /**
     * @param who saved it meanwhile; empty when unknown
     * @param mine my text, with the version of theirs: what is chosen is saved over it
     */
    record Conflict(String who, Instant when, List<Field> fields, RowForm mine) {}

    /**
     * @param takeMine proposed: mine, unless only the other person touched this field
     * @param mineMarked, theirsMarked the texts cut into what is common and what differs
     */
    record Field(
            String code,
            String label,
            boolean same,
            boolean takeMine,
            List<WordDiff.Piece> theirs,
            List<WordDiff.Piece> mine) {}

    Conflict of(RowForm mine, RowEditing.Stored stored, List<ColumnContent> columns, Locale locale) {
        Map<String, String> myFields = RowFields.of(mine);
        RowForm theirs = stored.form();
        Map<String, String> theirFields = RowFields.of(theirs);
        Set<String> codes = new LinkedHashSet<>(theirFields.keySet());
        codes.addAll(myFields.keySet());
        List<Field> fields = new ArrayList<>();
        for (String code : codes) {
            String myText = myFields.getOrDefault(code, "");
            String theirText = theirFields.getOrDefault(code, "");
            boolean onlyTheyChanged = RowFields.unchanged(mine.base(), code, myText);
            String shownTheirs = shown(code, theirs, locale);
            String shownMine = shown(code, mine, locale);
            fields.add(new Field(
                    code,
                    label(code, columns, locale),
                    myText.equals(theirText),
                    !onlyTheyChanged,
                    WordDiff.marked(shownTheirs, shownMine),
                    WordDiff.marked(shownMine, shownTheirs)));
        }
        return new Conflict(
                name(stored.changedBy()),
                stored.changedAt(),
                fields,
                mine.withVersion(theirs.version(), theirs.base()));
    }

    private String name(UUID account) {
        return account == null ? "" : actors.byId(account).map(Actor::name).orElse("");
    }

    private String label(String code, List<ColumnContent> columns, Locale locale) {
        if (code.startsWith(RowForm.EXTRA_PREFIX)) {
            String key = code.substring(RowForm.EXTRA_PREFIX.length());
            return columns.stream()
                    .filter(column -> key.equals(column.key()))
                    .map(ColumnContent::title)
                    .findFirst()
                    .orElse(key);
        }
        return switch (code) {
            case "number", "title", "executors", "deadline", "result" ->
                Columns.title(columns, ColumnKind.valueOf(code.toUpperCase(Locale.ROOT)));
            default -> messages.getMessage("editor.field." + code, null, locale);
        };
    }

    /** A field in words. */
    private String shown(String code, RowForm form, Locale locale) {
        return switch (code) {
            case "executors" ->
                String.join(
                        "\n",
                        form.executors().stream()
                                .map(line -> line.printed()
                                        + (line.part().isEmpty()
                                                ? ""
                                                : " — " + say("editor.part." + line.part(), locale)))
                                .toList());
            case "deadline" -> deadline(form, locale);
            case "resultKind" ->
                form.resultKind().isEmpty() ? "" : say("editor.result-kind." + form.resultKind(), locale);
            case "yearKind" -> form.yearKind().isEmpty() ? "" : say("editor.year-kind." + form.yearKind(), locale);
            default -> RowFields.of(form).getOrDefault(code, "");
        };
    }

    private String deadline(RowForm form, Locale locale) {
        String words = form.deadlineText().strip();
        return switch (form.deadlineMode()) {
            case "MANUAL" ->
                words + "\n" + say("editor.by-hand", locale) + ": "
                        + String.join(
                                " ",
                                java.util.stream.Stream.of(
                                                form.manualKind().isEmpty()
                                                        ? ""
                                                        : say("editor.deadline-kind." + form.manualKind(), locale),
                                                form.manualFrom(),
                                                form.manualDue(),
                                                form.windowFrom(),
                                                form.windowTo(),
                                                form.firstYear(),
                                                form.lastYear(),
                                                form.timesPerYear())
                                        .filter(part -> !part.isBlank())
                                        .toList());
            case "CONFIRMED" ->
                form.confirmedYear().isBlank()
                        ? words
                        : words + "\n" + say("editor.conflict.year", locale, form.confirmedYear());
            default -> words;
        };
    }

    private String say(String code, Locale locale, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}
