package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** «Отметить списком»: one paper for many organizations. */
@Controller
class ListEntryController {

    private static final int SHOWN = 200;

    private final ListEntries entries;
    private final OccurrencePages pages;
    private final ReportFiles files;
    private final RequestKeys keys;
    private final MessageSource messages;

    ListEntryController(
            ListEntries entries, OccurrencePages pages, ReportFiles files, RequestKeys keys, MessageSource messages) {
        this.entries = entries;
        this.pages = pages;
        this.files = files;
        this.keys = keys;
        this.messages = messages;
    }

    @GetMapping("/occurrences/{id}/list-entry")
    String ask(Actor actor, @PathVariable UUID id, @RequestParam(required = false) String q, Model model) {
        model.addAttribute("form", ListEntryForm.empty());
        return show(actor, id, q, new FormErrors(), model);
    }

    @PostMapping("/occurrences/{id}/list-entry")
    String enter(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") ListEntryForm form,
            @RequestParam(required = false) List<MultipartFile> files,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        ListEntryForm.Command command = form.toCommand(entries.today(actor), errors);
        ListEntries.Paper paper = errors.isEmpty() && Deciding.any(actor) ? store(actor, files, errors) : null;
        if (!errors.isEmpty()) {
            return again(actor, id, files, errors, model, response);
        }
        List<String> unknown = new ArrayList<>();
        String url = keys.former(form.requestKey(), actor);
        if (url == null) {
            url = keys.once(form.requestKey(), actor, () -> {
                ListEntries.Result result = entries.enter(actor, id, command, paper, form.capacity());
                unknown.addAll(result.done() == 0 ? result.unknown() : List.of());
                if (result.left() == 0) {
                    Flash.ok(redirect, "execution.entry.done", String.valueOf(result.done()));
                } else {
                    Flash.warn(
                            redirect,
                            "execution.entry.done-part",
                            String.valueOf(result.done()),
                            String.valueOf(result.left()));
                }
                return "/occurrences/" + id;
            });
        }
        if (!unknown.isEmpty()) {
            model.addAttribute("unknown", unknown);
            errors.add("names", "execution.error.unknown-names", String.valueOf(unknown.size()));
            return again(actor, id, files, errors, model, response);
        }
        return "redirect:" + url;
    }

    /** Before the transaction; what is not taken is swept after a day. A photo leaves its place behind. */
    private ListEntries.Paper store(Actor actor, List<MultipartFile> uploads, FormErrors errors) {
        List<ReportContent.Proof> stored = files.store(actor.regionId(), "files", uploads, errors);
        return stored.isEmpty()
                ? null
                : new ListEntries.Paper(stored.get(0).file(), stored.get(0).fileName());
    }

    /** A browser does not keep the chosen file: the page says so. */
    private String again(
            Actor actor,
            UUID id,
            List<MultipartFile> uploads,
            FormErrors errors,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("filesAgain", uploads != null && uploads.stream().anyMatch(file -> !file.isEmpty()));
        return show(actor, id, null, errors, model);
    }

    private String show(Actor actor, UUID id, String q, FormErrors errors, Model model) {
        OccurrencePages.Page page = pages.read(actor, id, null, null, entries.today(actor));
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        model.addAttribute("o", page.detail());
        model.addAttribute("candidates", entries.candidates(actor, id, q, SHOWN));
        model.addAttribute("q", q);
        model.addAttribute("errors", errors);
        model.addAttribute("towns", WorkRow.ofSeveralTowns(actor));
        model.addAttribute("capacities", actor.fitting(AssignmentPermissions::decides));
        model.addAttribute("kinds", options(ListEntryForm.BasisKind.values(), "execution.entry.kind."));
        List<Option> groups = new ArrayList<>();
        groups.add(new Option("", text("execution.entry.no-group")));
        groups.add(new Option("ALL", text("execution.entry.all")));
        groups.addAll(options(OrganizationKind.values(), "execution.matrix.kind."));
        model.addAttribute("groups", groups);
        return "execution/list-entry";
    }

    private List<Option> options(Enum<?>[] values, String prefix) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), text(prefix + value.name())))
                .toList();
    }

    private String text(String key) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(key, null, locale);
    }
}
