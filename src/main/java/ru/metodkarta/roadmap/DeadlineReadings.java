package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;

/** How the deadline of a row that is not in a roadmap yet will be read, in the words of the page's language. */
@Component
public class DeadlineReadings {

    private final ReadingWords words;

    DeadlineReadings(ReadingWords words) {
        this.words = words;
    }

    /** @param questions what a person will be asked; empty when the words are clear */
    public record Line(String explanation, List<String> questions) {}

    /** Null when there are no words to read. */
    public Line read(String text, PlanPeriod period, Integer sectionYear) {
        Reading reading = reading(text, period, sectionYear);
        return reading == null ? null : new Line(words.explanation(reading), words.questions(reading));
    }

    /** Of a stored reading ({@link Reading#toMap}). */
    public String explanation(Map<String, ?> reading) {
        return words.explanation(Reading.fromMap(reading));
    }

    /** Whether something will be asked; without putting it into words. */
    public boolean asks(String text, PlanPeriod period, Integer sectionYear) {
        Reading reading = reading(text, period, sectionYear);
        return reading != null && reading.hasQuestions();
    }

    private static Reading reading(String text, PlanPeriod period, Integer sectionYear) {
        return text == null || text.isBlank()
                ? null
                : Deadlines.read(text, Deadlines.context(period, sectionYear, null), null);
    }
}
