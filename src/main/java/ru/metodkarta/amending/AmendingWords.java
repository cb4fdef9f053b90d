package ru.metodkarta.amending;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.ActKind;
import ru.metodkarta.roadmap.RevisionComparison;
import ru.metodkarta.web.Dates;

/** Words of papers: official and in Russian, whatever the screen speaks. */
@Component
class AmendingWords {

    static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final MessageSource messages;
    private final Dates dates = new Dates();

    AmendingWords(MessageSource messages) {
        this.messages = messages;
    }

    /** @param code after {@code amending.} */
    String say(String code, Object... arguments) {
        return messages.getMessage("amending." + code, arguments, RUSSIAN);
    }

    /** A word of another module's bundle. */
    String word(String code, Object... arguments) {
        return messages.getMessage(code, arguments, RUSSIAN);
    }

    String day(LocalDate day) {
        return dates.day(day);
    }

    /** «от 20.08.2026 № 115», blanks where they are not entered yet. */
    String requisites(LocalDate onDate, String number) {
        return onDate == null || number == null
                ? word("document.order.blank-requisites")
                : word("document.order.requisites", day(onDate), number);
    }

    /** «редакция 2 (приказ от 20.08.2026 № 115)», «редакция 3 (проект)» */
    String side(RevisionComparison.Side side) {
        ActKind kind = side.actKind();
        String act = kind == null
                ? say("sheet.draft")
                : word("roadmap.act.kind." + kind).toLowerCase(RUSSIAN) + " "
                        + requisites(side.actDate(), side.actNumber());
        return say("sheet.side", String.valueOf(side.no()), act);
    }
}
