package ru.metodkarta.document;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.metodkarta.web.Dates;

/** Words of documents: they are official papers and in Russian, whatever the screen speaks. */
@Component
class DocumentWords {

    static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final MessageSource messages;
    private final Dates dates = new Dates();

    DocumentWords(MessageSource messages) {
        this.messages = messages;
    }

    /** @param code after {@code document.} */
    String say(String code, Object... arguments) {
        return messages.getMessage("document." + code, arguments, RUSSIAN);
    }

    /** A word of another module's bundle. */
    String word(String code, Object... arguments) {
        return messages.getMessage(code, arguments, RUSSIAN);
    }

    String day(LocalDate day) {
        return dates.day(day);
    }
}
