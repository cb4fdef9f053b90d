package ru.metodkarta.workdays;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.office.Clipboard;
import ru.metodkarta.office.CsvFiles;
import ru.metodkarta.office.OfficeFiles;
import ru.metodkarta.office.RawTable;
import ru.metodkarta.office.UnreadableFile;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** A year of the production calendar comes in: as a file or pasted, looked through, then written. */
@Controller
class YearImportController {

    private static final Logger log = LoggerFactory.getLogger(YearImportController.class);

    private static final int MOST_BYTES = 20 << 20;

    private final WorkingDays days;
    private final WorkdaysPages pages;
    private final RequestKeys keys;

    YearImportController(WorkingDays days, WorkdaysPages pages, RequestKeys keys) {
        this.days = days;
        this.pages = pages;
        this.keys = keys;
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
        FormErrors errors = new FormErrors();
        String act = form.actOrNull(errors);
        Integer year = form.yearOrNull(errors);
        List<RawTable> tables = file == null || file.isEmpty() ? pasted(form, errors) : sent(file, errors);
        YearTable.Result read = year == null || tables == null ? null : YearTable.read(tables, year);
        if (!errors.isEmpty() || read == null || read.official() == null) {
            return refused(form, errors, read, locale, model, response);
        }
        return pages.preview(actor, read.official(), act, locale, model);
    }

    @PostMapping("/calendar/days/years")
    String write(
            Actor actor,
            @ModelAttribute("form") YearForm form,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Grant grant = days.keeper(actor, form.capacity());
        FormErrors errors = new FormErrors();
        String act = form.actOrNull(errors);
        Integer year = form.yearOrNull(errors);
        List<RawTable> tables = pasted(form, errors);
        YearTable.Result read = year == null || tables == null ? null : YearTable.read(tables, year);
        if (!errors.isEmpty() || read == null || read.official() == null) {
            return refused(form, errors, read, locale, model, response);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            days.bringIn(actor, grant, read.official(), act, Ids.parse(form.seen()));
            return WorkdaysController.url(year);
        });
        Flash.ok(redirect, "workdays.brought-in", String.valueOf(year));
        return "redirect:" + url;
    }

    private String refused(
            YearForm form,
            FormErrors errors,
            YearTable.Result read,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return pages.form(form, errors, read == null ? List.of() : read.problems(), locale, model);
    }

    private static List<RawTable> sent(MultipartFile file, FormErrors errors) {
        if (file.getSize() > MOST_BYTES) {
            errors.add("file", "office.refused.large", String.valueOf(MOST_BYTES >> 20));
            return null;
        }
        try {
            byte[] content = file.getBytes();
            return CsvFiles.recognises(content)
                    ? CsvFiles.read(content)
                    : OfficeFiles.read(file.getOriginalFilename(), file.getInputStream());
        } catch (UnreadableFile e) {
            log.info("A calendar was refused: {}", e.messageCode());
            errors.add("file", code(e), e.arguments());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<RawTable> pasted(YearForm form, FormErrors errors) {
        if (form.table() == null || form.table().isBlank()) {
            errors.add("file", "workdays.import.nothing");
            return null;
        }
        try {
            return Clipboard.fromText(form.table());
        } catch (UnreadableFile e) {
            errors.add("table", code(e), e.arguments());
            return null;
        }
    }

    /** What those sentences say of plans does not fit a calendar. */
    private static String code(UnreadableFile e) {
        return switch (e.messageCode()) {
            case "office.refused.no-table", "office.refused.kind", "office.refused.pdf", "office.refused.rows" ->
                "workdays.import.no-table";
            default -> e.messageCode();
        };
    }
}
