package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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

    /** The block on the page's own print. @param first the act of the first approval when this text changes it, else null */
    List<String> lines(RevisionText.Head head, RevisionText.Act first) {
        if (head.act() == null) {
            return draft();
        }
        PrintedRoadmap.Act own = printed(head.act());
        return block(head.title(), first == null ? own : printed(first), first == null ? List.of() : List.of(own))
                .stream()
                .map(Stamp::unbroken)
                .toList();
    }

    private static PrintedRoadmap.Act printed(RevisionText.Act act) {
        return new PrintedRoadmap.Act(
                ActKind.valueOf(act.kind()),
                act.issuer(),
                act.signatory(),
                act.onDate(),
                act.number(),
                act.annexNumber());
    }

    List<String> draft() {
        return List.of(say("roadmap.stamp.draft"));
    }

    /**
     * «УТВЕРЖДЕН приказом …» or, where the roadmap is a numbered annex, «Приложение № … к приказу …»; then «(в редакции
     * …)» with every later act.
     *
     * @param title decides about «УТВЕРЖДЕН» or «УТВЕРЖДЕНА»
     */
    List<String> block(String title, PrintedRoadmap.Act act, List<PrintedRoadmap.Act> amendments) {
        List<String> lines = new ArrayList<>();
        boolean annex = act.annexNumber() != null;
        lines.add(
                annex
                        ? say("roadmap.stamp.annex", act.annexNumber())
                        : say("roadmap.stamp.approved." + OfficialWords.gender(title)));
        String paper = say((annex ? "roadmap.stamp.to." : "roadmap.stamp.by.") + act.kind());
        String issuer = OfficialWords.genitive(act.issuer()).orElse(null);
        lines.add(issuer == null ? paper : paper + " " + issuer);
        lines.add(requisites(act));
        if (issuer == null) {
            lines.add("(" + act.issuer() + ")");
        }
        if (!amendments.isEmpty()) {
            lines.add(amendments.stream()
                    .map(later -> say("roadmap.stamp.of." + later.kind()) + " " + requisites(later))
                    .collect(Collectors.joining(", ", say("roadmap.stamp.as-amended") + " ", ")")));
        }
        return lines;
    }

    private String requisites(PrintedRoadmap.Act act) {
        return say(
                "roadmap.stamp.requisites",
                act.onDate() == null ? say("roadmap.stamp.blank-date") : say("roadmap.stamp.date", day(act.onDate())),
                act.number() == null ? say("roadmap.stamp.blank-number") : act.number());
    }

    /** On the screen a number is not broken at its hyphens. */
    private static String unbroken(String line) {
        int number = line.indexOf('№');
        return number < 0
                ? line
                : line.substring(0, number) + line.substring(number).replace('-', '\u2011');
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage(code, arguments, RUSSIAN);
    }
}
