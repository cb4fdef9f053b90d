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
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.shared.Actor;

/** How the system reads a deadline: as data, as a fragment for the editor (htmx), or as a page of its own. */
@Controller
class DeadlineReadingController {

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

    @GetMapping(path = "/deadlines/reading", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> readingAsData(
            Actor actor, @ModelAttribute("asked") AskedDeadline asked, Locale locale) {
        if (asked.tooLong()) {
            return ResponseEntity.unprocessableContent()
                    .body(Map.of(
                            "error", say(locale, "roadmap.reading.too-long", String.valueOf(AskedDeadline.LONGEST))));
        }
        AskedDeadline.Read read = asked.read(actor.today(clock));
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
            @ModelAttribute("asked") AskedDeadline asked,
            @RequestHeader(name = "HX-Request", required = false) String fromScript,
            Locale locale) {
        ModelAndView page =
                new ModelAndView(fromScript == null ? "roadmap/reading" : "roadmap/reading-parts :: reading");
        page.addObject("tooLong", asked.tooLong()).addObject("longest", String.valueOf(AskedDeadline.LONGEST));
        if (asked.tooLong()) {
            page.addObject("asked", new AskedDeadline("", asked.periodStart(), asked.periodEnd(), null, null));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        AskedDeadline.Read read = asked.read(actor.today(clock));
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

    private List<String> badDates(AskedDeadline.Read read, Locale locale) {
        return read.notUnderstood().stream()
                .map(typed -> say(locale, "roadmap.reading.bad-date", typed))
                .toList();
    }

    private String say(Locale locale, String code, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}
