package ru.metodkarta.execution;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import ru.metodkarta.web.FormErrors;

/** «Исход нужен и им?»: what is still under way in words, as the question of a form. */
@Component
class UnderWayWords {

    private final MessageSource messages;

    UnderWayWords(MessageSource messages) {
        this.messages = messages;
    }

    /** @param question message that begins with the words */
    void ask(FormErrors errors, String question, UnderWay found) {
        errors.add(
                "early",
                question,
                Stream.of(
                                sentence("execution.year.ahead", found.ahead()),
                                sentence("execution.year.asking", found.asking()),
                                sentence("execution.year.begun", found.begun()),
                                sentence("execution.year.sent", found.sent()))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ")));
    }

    private String sentence(String code, int count) {
        return count == 0
                ? ""
                : messages.getMessage(code, new Object[] {String.valueOf(count)}, LocaleContextHolder.getLocale());
    }
}
