package ru.metodkarta.execution;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.FormErrors;

/** Keeps the words of a report while somebody is typing; files, links and documents wait for a button. */
@Controller
class DraftController {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final ExecutionReports reports;
    private final MessageSource messages;
    private final Clock clock;

    DraftController(ExecutionReports reports, MessageSource messages, Clock clock) {
        this.reports = reports;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param base mark of the draft, over which writing goes on; null when it was not kept
     * @param said what the form says about it
     */
    record Kept(String base, String said) {}

    @PostMapping("/assignments/{id}/draft")
    ResponseEntity<Kept> keep(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ReportForm form) {
        FormErrors errors = new FormErrors();
        ReportContent content = form.toNotes(null, errors);
        // a half-typed date or number is no reason to lose the text beside it
        boolean tooLong =
                errors.all().stream().anyMatch(problem -> problem.code().equals("error.too-long"));
        if (tooLong) {
            return json(HttpStatus.UNPROCESSABLE_CONTENT, new Kept(null, message("execution.form.too-long")));
        }
        try {
            String base = reports.keepDraft(actor, id, content);
            String time = TIME.format(clock.instant().atZone(actor.zone()));
            return json(HttpStatus.OK, new Kept(base, message("execution.form.kept", time)));
        } catch (Conflict conflict) {
            String what = message(conflict.messageCode(), conflict.arguments());
            return json(HttpStatus.CONFLICT, new Kept(null, message("execution.form.not-kept", what)));
        }
    }

    /** JSON whatever the browser says it accepts. */
    private static ResponseEntity<Kept> json(HttpStatus status, Kept kept) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(kept);
    }

    private String message(String code, Object... arguments) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(code, arguments, locale);
    }
}
