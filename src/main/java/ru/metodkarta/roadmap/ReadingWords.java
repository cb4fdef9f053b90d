package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.deadline.Explanation;
import ru.metodkarta.deadline.Question;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.web.Dates;

/** A reading in the words of the page's language: «каждый год в сентябре, контроль 30.09», and what is to be asked. */
@Component
class ReadingWords {

    private final MessageSource messages;
    private final Dates dates;
    private final WorkingCalendar calendar = WorkingCalendar.russian();

    ReadingWords(MessageSource messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    String explanation(Reading reading) {
        return Explanation.sentence(reading, this::say);
    }

    /** Questions of the reading and of what follows it. */
    List<String> questions(Reading reading) {
        List<String> questions =
                new ArrayList<>(reading.questions().stream().map(this::question).toList());
        if (reading.then() != null) {
            questions.addAll(questions(reading.then()));
        }
        return questions;
    }

    String question(Question question) {
        String asked = say(question.messageCode(), question.subject(), year(question));
        return question.proposedYear() == null
                ? asked
                : asked + " " + say("deadline.question.proposedYear", year(question));
    }

    static String year(Question question) {
        return question.proposedYear() == null ? "" : String.valueOf(question.proposedYear());
    }

    /** «31.12.2026 — выходной. Напомним к 30.12 …», null when the day is a working one. */
    String dayOff(LocalDate due) {
        if (due == null || !calendar.isDayOff(due)) {
            return null;
        }
        return say("roadmap.reading.day-off", dates.day(due), dates.day(calendar.controlReminderDay(due)));
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage(code, arguments, LocaleContextHolder.getLocale());
    }
}
