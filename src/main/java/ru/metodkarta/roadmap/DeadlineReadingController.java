package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;
import ru.metodkarta.deadline.Conventions;
import ru.metodkarta.deadline.DeadlineReader;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.deadline.Occurrences;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.ReadingContext;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** How the system reads a deadline: as data, as a fragment for the editor (htmx), or as a page of its own. */
@Controller
class DeadlineReadingController {

    private static final int LONGEST = 10_000;
    private static final int SHOWN = 12;

    private final ReadingJson json;
    private final ReadingWords words;
    private final MessageSource messages;
    private final Clock clock;

    DeadlineReadingController(ReadingJson json, ReadingWords words, MessageSource messages, Clock clock) {
        this.json = json;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    /** Everything as typed: what is no date or year is told and passed over, never an error. */
    record Asked(String text, String periodStart, String periodEnd, String yearKind, String sectionYear) {

        Asked {
            text = text == null ? "" : text;
        }

        boolean tooLong() {
            return text.length() > LONGEST;
        }

        PlanPeriod period(List<String> notUnderstood) {
            LocalDate from = day(periodStart, notUnderstood);
            LocalDate to = day(periodEnd, notUnderstood);
            if (YearKind.SCHOOL.name().equals(yearKind)
                    || YearKind.CALENDAR.name().equals(yearKind)) {
                return new PlanPeriod(from, to, YearKind.valueOf(yearKind));
            }
            return PlanPeriod.of(from, to);
        }

        private static LocalDate day(String typed, List<String> notUnderstood) {
            FormErrors errors = new FormErrors();
            LocalDate day = Dates.parse("day", typed, errors);
            if (!errors.isEmpty()) {
                notUnderstood.add(typed.length() > 40 ? typed.substring(0, 40) : typed);
            }
            return day;
        }

        Integer year() {
            return sectionYear != null && sectionYear.strip().matches("[12]\\d{3}")
                    ? Integer.valueOf(sectionYear.strip())
                    : null;
        }
    }

    private record Read(PlanPeriod period, Reading reading, List<Occurrence> occurrences, List<String> notUnderstood) {}

    private Read read(Actor actor, Asked asked) {
        List<String> notUnderstood = new ArrayList<>();
        PlanPeriod period = asked.period(notUnderstood);
        Reading reading = new DeadlineReader()
                .read(asked.text(), ReadingContext.of(period).withSectionYear(asked.year()));
        List<Occurrence> occurrences = Occurrences.of(reading, period, Conventions.standard(), actor.today(clock));
        return new Read(period, reading, occurrences, notUnderstood);
    }

    @GetMapping(path = "/deadlines/reading", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> readingAsData(
            Actor actor, @ModelAttribute("asked") Asked asked, Locale locale) {
        if (asked.tooLong()) {
            return ResponseEntity.unprocessableContent()
                    .body(Map.of("error", say(locale, "roadmap.reading.too-long", String.valueOf(LONGEST))));
        }
        Read read = read(actor, asked);
        Map<String, Object> map = json.write(read.reading(), read.occurrences());
        if (!read.notUnderstood().isEmpty()) {
            List<Object> questions = new ArrayList<>((List<?>) map.get("questions"));
            questions.addAll(badDates(read, locale));
            map.put("questions", questions);
        }
        return ResponseEntity.ok(map);
    }

    @GetMapping("/deadlines/reading")
    ModelAndView reading(
            Actor actor,
            @ModelAttribute("asked") Asked asked,
            @RequestHeader(name = "HX-Request", required = false) String fromScript,
            Locale locale) {
        ModelAndView page =
                new ModelAndView(fromScript == null ? "roadmap/reading" : "roadmap/reading-parts :: reading");
        page.addObject("tooLong", asked.tooLong()).addObject("longest", String.valueOf(LONGEST));
        if (asked.tooLong()) {
            page.addObject("asked", new Asked("", asked.periodStart(), asked.periodEnd(), null, null));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        Read read = read(actor, asked);
        LocalDate today = actor.today(clock);
        List<String> questions = new ArrayList<>(badDates(read, locale));
        questions.addAll(words.questions(read.reading()));
        List<Occurrence> ahead = read.occurrences().stream()
                .filter(o -> o.due() == null || !o.due().isBefore(today))
                .toList();
        Occurrence next = ahead.isEmpty() ? null : ahead.get(0);
        return page.addObject("blank", asked.text().isBlank())
                .addObject("explanation", words.explanation(read.reading()))
                .addObject("questions", questions)
                .addObject("calendarNotes", words.calendarNotes(next, actor.regionId()))
                .addObject(
                        "occurrences",
                        (ahead.isEmpty() ? read.occurrences() : ahead)
                                .stream().limit(SHOWN).toList());
    }

    private List<String> badDates(Read read, Locale locale) {
        return read.notUnderstood().stream()
                .map(typed -> say(locale, "roadmap.reading.bad-date", typed))
                .toList();
    }

    private String say(Locale locale, String code, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}
