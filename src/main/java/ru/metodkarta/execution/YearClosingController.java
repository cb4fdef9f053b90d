package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** «Закрыть год»: a page after a page of outcomes, then the year. */
@Controller
class YearClosingController {

    private final YearClosings closings;
    private final YearClosingWork work;
    private final Matrix matrix;
    private final RequestKeys keys;
    private final MessageSource messages;
    private final Clock clock;

    YearClosingController(
            YearClosings closings,
            YearClosingWork work,
            Matrix matrix,
            RequestKeys keys,
            MessageSource messages,
            Clock clock) {
        this.closings = closings;
        this.work = work;
        this.matrix = matrix;
        this.keys = keys;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/roadmaps/{id}/year-closing")
    String ask(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String year,
            @RequestParam(required = false) String page,
            Model model) {
        return show(actor, id, year(actor, year), page, YearClosingForm.empty(), new FormErrors(), model);
    }

    @PostMapping("/roadmaps/{id}/year-closing/outcomes")
    String decide(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String year,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        YearClosingForm form = new YearClosingForm(typed);
        FormErrors errors = new FormErrors();
        YearClosingForm.Command command = form.toCommand(errors);
        return answer(actor, id, year(actor, year), form, errors, model, response, () -> {
            int done = work.decide(actor, id, year(actor, year), command, form.capacity());
            Flash.ok(redirect, "execution.year.decided", String.valueOf(done));
            return address(id, year(actor, year));
        });
    }

    @PostMapping("/roadmaps/{id}/year-closing/closure")
    String close(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String year,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        YearClosingForm form = new YearClosingForm(typed);
        FormErrors errors = new FormErrors();
        String remark = form.toRemark(errors);
        return answer(actor, id, year(actor, year), form, errors, model, response, () -> {
            work.close(actor, id, year(actor, year), remark, form.capacity());
            Flash.ok(redirect, "execution.year.closed", String.valueOf(year(actor, year)));
            return address(id, year(actor, year));
        });
    }

    @PostMapping("/roadmaps/{id}/year-closing/reopening")
    String reopen(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String year,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        YearClosingForm form = new YearClosingForm(typed);
        FormErrors errors = new FormErrors();
        String reason = form.toReopening(errors);
        return answer(actor, id, year(actor, year), form, errors, model, response, () -> {
            work.reopen(actor, id, year(actor, year), reason, form.capacity());
            Flash.ok(redirect, "execution.year.reopened", String.valueOf(year(actor, year)));
            return address(id, year(actor, year));
        });
    }

    private String answer(
            Actor actor,
            UUID id,
            int year,
            YearClosingForm form,
            FormErrors errors,
            Model model,
            HttpServletResponse response,
            Supplier<String> deed) {
        if (!errors.isEmpty()) {
            String view = show(actor, id, year, null, form, errors, model);
            requireForm((YearClosings.Page) model.getAttribute("page"), errors);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return view;
        }
        return "redirect:" + keys.once(form.requestKey(), actor, deed);
    }

    /** What cannot be done now is a conflict, whatever was typed. */
    private static void requireForm(YearClosings.Page page, FormErrors errors) {
        if (errors.of("reopenReason") != null && page.closed() == null) {
            throw new Conflict("execution.conflict.year-not-closed");
        }
        if (errors.of("yearRemark") != null && page.closed() != null) {
            throw new Conflict("execution.conflict.year-closed");
        }
        if (errors.of("yearRemark") != null && page.totals().left() > 0) {
            throw new Conflict(
                    "execution.conflict.year-open", String.valueOf(page.totals().left()));
        }
    }

    private static String address(UUID id, int year) {
        return "/roadmaps/" + id + "/year-closing?year=" + year;
    }

    /** This year when the address names none. */
    private int year(Actor actor, String text) {
        return text != null && text.strip().matches("\\d{4}")
                ? Integer.parseInt(text.strip())
                : actor.today(clock).getYear();
    }

    private String show(
            Actor actor, UUID id, int year, String page, YearClosingForm form, FormErrors errors, Model model) {
        YearClosings.Page found = closings.read(actor, id, year, page);
        Locale locale = LocaleContextHolder.getLocale();
        model.addAttribute("page", found);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("years", matrix.years(id));
        model.addAttribute("zone", actor.zone());
        model.addAttribute("capacities", actor.fitting(found.plan()::followedBy));
        model.addAttribute(
                "outcomes",
                YearClosingForm.offered().stream()
                        .map(value -> new Option(
                                value.name(), messages.getMessage("execution.outcome." + value, null, locale)))
                        .toList());
        model.addAttribute("url", address(id, year));
        return "execution/year-closing";
    }
}
