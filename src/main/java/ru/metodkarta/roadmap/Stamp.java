package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The stamp of approval on the printed annex. The paper is an order: it is in Russian whatever the screen speaks. */
@Component
class Stamp {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("«dd» MMMM uuuu", RUSSIAN);

    private final MessageSource messages;

    Stamp(MessageSource messages) {
        this.messages = messages;
    }

    /** @param first the act of the first approval when this text changes it, else null */
    List<String> lines(RevisionText.Head head, RevisionText.Act first) {
        if (head.act() == null) {
            return List.of(say("roadmap.stamp.draft"));
        }
        RevisionText.Act act = first == null ? head.act() : first;
        List<String> lines = new ArrayList<>();
        if (act.annexNumber() != null) {
            lines.add(say("roadmap.stamp.annex", act.annexNumber()));
        }
        lines.add(say("roadmap.stamp.approved"));
        lines.add(requisites(act));
        if (first != null) {
            lines.add(say("roadmap.stamp.as-amended"));
            lines.add(requisites(head.act()));
        }
        return lines;
    }

    /** The authority stands in the nominative: names are kept as printed and never declined. */
    private String requisites(RevisionText.Act act) {
        return say(
                "roadmap.stamp.by." + act.kind(),
                act.issuer(),
                act.onDate() == null ? say("roadmap.stamp.blank-date") : day(act.onDate()),
                act.number() == null ? say("roadmap.stamp.blank-number") : unbroken(act.number()));
    }

    /** A number is not broken at its hyphens. */
    private static String unbroken(String number) {
        return number.replace('-', '\u2011');
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage(code, arguments, RUSSIAN);
    }
}
