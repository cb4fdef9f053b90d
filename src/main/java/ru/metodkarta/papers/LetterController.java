package ru.metodkarta.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Attachment;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.workdays.WorkingCalendars;

/** The letter to heads of organizations that have not reported: wording on screen, then a Word file. */
@Controller
class LetterController {

    /** working days that are given to answer, unless somebody says otherwise */
    private static final int ANSWER_DAYS = 5;

    private final Missing missing;
    private final LetterPaper letters;
    private final PaperDesk desk;
    private final WorkingCalendars calendars;
    private final MessageSource messages;
    private final Clock clock;

    LetterController(
            Missing missing,
            LetterPaper letters,
            PaperDesk desk,
            WorkingCalendars calendars,
            MessageSource messages,
            Clock clock) {
        this.missing = missing;
        this.letters = letters;
        this.desk = desk;
        this.calendars = calendars;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/papers/letters")
    String ask(Actor actor, @ModelAttribute("filter") PaperFilter filter, Locale locale, Model model) {
        LocalDate today = actor.today(clock);
        Missing.Found found = found(actor, filter, today);
        LocalDate answerBy = calendars.of(actor.regionId()).plusWorkingDays(today, ANSWER_DAYS);
        String position = actor.grants().stream()
                .filter(grant -> grant.role() == Role.OFFICIAL)
                .map(grant -> grant.capacity())
                .findFirst()
                .orElse(null);
        return page(found, letters.proposed(found, filter.untilOr(today), answerBy, position), null, locale, model);
    }

    @PostMapping("/papers/letters")
    String make(
            Actor actor,
            @ModelAttribute("filter") PaperFilter filter,
            @ModelAttribute("form") LetterForm form,
            Locale locale,
            Model model,
            HttpServletResponse response)
            throws IOException {
        LocalDate today = actor.today(clock);
        Missing.Found found = found(actor, filter, today);
        FormErrors errors = new FormErrors();
        LetterForm.Letter letter = form.toCommand(today, errors);
        if (letter.kind() == LetterForm.Kind.EACH && found.organizations() > LetterPaper.MOST_LETTERS) {
            errors.add("kind", "papers.letter.error.many", String.valueOf(LetterPaper.MOST_LETTERS));
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(found, form, errors, locale, model);
        }
        if (found.rows().rows().isEmpty()) {
            throw new Conflict("papers.letter.nobody");
        }
        String title = letters.settings().title();
        desk.note(actor, title);
        try (WordPaper paper =
                new WordPaper(Attachment.begin(response, title, "docx", Attachment.WORD), letters.settings())) {
            letters.write(paper, found.rows().rows(), letter);
        }
        return null;
    }

    private Missing.Found found(Actor actor, PaperFilter filter, LocalDate today) {
        PaperDesk.requireFollowing(actor);
        return missing.find(
                actor, filter, new PageRequestParams(1, ListExports.MAX_ROWS), filter.untilOr(today), today);
    }

    private String page(Missing.Found found, LetterForm form, FormErrors errors, Locale locale, Model model) {
        model.addAttribute("found", found);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "kinds",
                Arrays.stream(LetterForm.Kind.values())
                        .map(kind -> new Option(
                                kind.name(), messages.getMessage("papers.letter.kind." + kind, null, locale)))
                        .toList());
        return "papers/letters";
    }
}
