package ru.metodkarta.workdays;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import ru.metodkarta.shared.Actor;

/** A year of the production calendar comes in, as a file or pasted, and is looked through before it is written. */
@Controller
class YearImportController {

    private final WorkingDays days;
    private final WorkdaysPages pages;

    YearImportController(WorkingDays days, WorkdaysPages pages) {
        this.days = days;
        this.pages = pages;
    }

    @GetMapping("/calendar/days/import")
    String form(Actor actor, @RequestParam(required = false) String year, Locale locale, Model model) {
        days.keeper(actor, null);
        Integer chosen = WorkdaysPages.year(year);
        return pages.form(
                YearForm.fresh(chosen == null ? pages.wanted(actor) : chosen), null, List.of(), locale, model);
    }

    /** Nothing is written: the page shows the year as it was read. */
    @PostMapping("/calendar/days/import")
    String preview(
            Actor actor,
            @ModelAttribute("form") YearForm form,
            @RequestParam(required = false) MultipartFile file,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        days.keeper(actor, form.capacity());
        TypedYear typed = TypedYear.of(form, file);
        if (typed.wrong()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.form(form, typed.errors(), typed.problems(), locale, model);
        }
        return pages.preview(actor, typed.official(), typed.act(), locale, model);
    }
}
