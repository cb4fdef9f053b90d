package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.deadline.Explanation;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.deadline.Question;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.web.Dates;
import ru.metodkarta.workdays.WorkingCalendars;

/** A reading in the words of the page's language: «каждый год в сентябре, контроль 30.09», and what is to be asked. */
@Component
class ReadingWords {

    private final MessageSource messages;
    private final Dates dates;
    private final WorkingCalendars calendars;

    ReadingWords(MessageSource messages, Dates dates, WorkingCalendars calendars) {
        this.messages = messages;
        this.dates = dates;
        this.calendars = calendars;
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

    /**
     * What the working calendar of the region has to say of the next control day: «31.12.2026 — выходной. Напомним к 30.12 …»,
     * and that its year is not known yet.
     */
    List<String> calendarNotes(Occurrence next, UUID regionId) {
        LocalDate due = next == null ? null : next.due();
        if (due == null) {
            return List.of();
        }
        WorkingCalendar calendar = calendars.of(regionId);
        List<String> notes = new ArrayList<>();
        if (calendar.isDayOff(due)) {
            LocalDate control = calendar.controlReminderDay(due, next.from());
            notes.add(say("roadmap.reading.day-off", dates.day(due), dates.day(control)));
        }
        if (!calendar.isKnown(due.getYear())) {
            notes.add(say("roadmap.reading.unknown-year", String.valueOf(due.getYear())));
        }
        return notes;
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage(code, arguments, LocaleContextHolder.getLocale());
    }
}
