package ru.metodkarta.roadmap;

import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.deadline.MonthDayWindow;
import ru.metodkarta.deadline.Question;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.web.Dates;

/** A reading in words: «каждый год в сентябре, контроль 30.09». */
@Component
class ReadingWords {

    private final MessageSource messages;
    private final Dates dates;

    ReadingWords(MessageSource messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    String explanation(Reading reading) {
        List<String> parts = new ArrayList<>();
        parts.add(head(reading));
        control(reading, parts);
        if (reading.firstYear() != null) {
            parts.add(say("roadmap.reading.from-year", String.valueOf(reading.firstYear())));
        }
        if (reading.lastYear() != null) {
            parts.add(say("roadmap.reading.to-year", String.valueOf(reading.lastYear())));
        }
        if (reading.forYearOffset() > 0) {
            parts.add(say("roadmap.reading.for-next-year"));
        } else if (reading.forYearOffset() < 0) {
            parts.add(say("roadmap.reading.for-last-year"));
        }
        String sentence = String.join(", ", parts);
        return reading.then() == null ? sentence : say("roadmap.reading.then", sentence, explanation(reading.then()));
    }

    private String head(Reading reading) {
        String kind = say("roadmap.reading.kind." + reading.kind());
        MonthDayWindow window = reading.window();
        if (window == null || !window.printed() || reading.due() != null) {
            return reading.planOwner() == null ? kind : kind + " " + say("roadmap.reading.owner", reading.planOwner());
        }
        return kind + " " + window(window);
    }

    private String window(MonthDayWindow window) {
        if (window.from() == null) {
            return say("roadmap.reading.until", day(window.to()));
        }
        boolean oneMonth = window.from().getMonth() == window.to().getMonth()
                && window.from().getDayOfMonth() == 1
                && window.to().getDayOfMonth() == window.to().getMonth().maxLength();
        return oneMonth
                ? say("roadmap.reading.month." + window.to().getMonthValue())
                : say("roadmap.reading.between", day(window.from()), day(window.to()));
    }

    private void control(Reading reading, List<String> parts) {
        if (reading.due() != null) {
            if (reading.from() != null && !reading.from().equals(reading.due())) {
                parts.add(say("roadmap.reading.begins", dates.day(reading.from())));
            }
            parts.add(say("roadmap.reading.control", dates.day(reading.due())));
        } else if (reading.window() != null && reading.kind() != DeadlineKind.OPEN_START) {
            parts.add(say("roadmap.reading.control", day(reading.window().to())));
        } else if (reading.dayOfMonth() != null) {
            parts.add(say("roadmap.reading.day-of-month", String.valueOf(reading.dayOfMonth())));
        }
    }

    String question(Question question) {
        return say(
                question.messageCode(),
                question.subject(),
                question.proposedYear() == null ? "" : String.valueOf(question.proposedYear()));
    }

    private static String day(MonthDay day) {
        return "%02d.%02d".formatted(day.getDayOfMonth(), day.getMonthValue());
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage(code, arguments, LocaleContextHolder.getLocale());
    }
}
