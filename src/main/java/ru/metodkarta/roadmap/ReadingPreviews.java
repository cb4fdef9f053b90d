package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.Conventions;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.deadline.Occurrences;
import ru.metodkarta.deadline.Question;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.ReadingContext;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Dates;

/** What the editor shows under a deadline: how it is read, the coming control days, what is asked. */
@Component
class ReadingPreviews {

    private static final int SHOWN = 6;

    private final ReadingWords words;
    private final Dates dates;
    private final Clock clock;

    ReadingPreviews(ReadingWords words, Dates dates, Clock clock) {
        this.words = words;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * @param settled a person answered the questions or set the dates
     * @param more control days beyond those shown
     * @param calendarNotes of the next control day: it is a day off, its year is not known
     */
    record Preview(
            String explanation,
            List<Day> days,
            int more,
            List<String> calendarNotes,
            List<Asked> questions,
            boolean settled,
            boolean manual,
            boolean empty) {

        public boolean asksForYear() {
            return !settled && questions.stream().anyMatch(Asked::year);
        }

        public String proposedYear() {
            return questions.stream()
                    .filter(Asked::year)
                    .map(Asked::proposed)
                    .filter(year -> !year.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

    record Day(String date, String weekday) {}

    record Asked(String sentence, boolean year, String proposed) {}

    Preview of(Reading reading, ReadingSource source, ReadingContext context, Actor viewer, Locale locale) {
        List<Occurrence> dated =
                Occurrences.of(reading, context.period(), Conventions.standard(), viewer.today(clock)).stream()
                        .filter(occurrence -> occurrence.due() != null)
                        .toList();
        List<Asked> asked = new ArrayList<>();
        ask(reading, asked);
        LocalDate today = viewer.today(clock);
        Occurrence next = dated.stream()
                .filter(occurrence -> !occurrence.due().isBefore(today))
                .findFirst()
                .orElse(null);
        return new Preview(
                words.explanation(reading),
                dated.stream()
                        .limit(SHOWN)
                        .map(occurrence -> new Day(
                                dates.day(occurrence.due()),
                                occurrence.due().getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                        .toList(),
                Math.max(0, dated.size() - SHOWN),
                words.calendarNotes(next, viewer.regionId()),
                asked,
                source != ReadingSource.READ,
                source == ReadingSource.OVERRULED,
                reading.text().isBlank() && source != ReadingSource.OVERRULED);
    }

    private void ask(Reading reading, List<Asked> asked) {
        for (Question question : reading.questions()) {
            asked.add(new Asked(
                    words.question(question),
                    question.asksForYear(),
                    question.proposedYear() == null ? "" : String.valueOf(question.proposedYear())));
        }
        if (reading.then() != null) {
            ask(reading.then(), asked);
        }
    }
}
