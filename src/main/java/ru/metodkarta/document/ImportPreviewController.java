package ru.metodkarta.document;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.roadmap.RoadmapPlaces;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** The document looked through: every decision is kept at once, and at last a draft is made of it. */
@Controller
class ImportPreviewController {

    private final PlanImports imports;
    private final ImportPages pages;
    private final ImportContext context;
    private final ImportExecutors executors;
    private final ImportCommit commit;
    private final RoadmapPlaces places;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    ImportPreviewController(
            PlanImports imports,
            ImportPages pages,
            ImportContext context,
            ImportExecutors executors,
            ImportCommit commit,
            RoadmapPlaces places,
            RequestKeys requestKeys,
            MessageSource messages) {
        this.imports = imports;
        this.pages = pages;
        this.context = context;
        this.executors = executors;
        this.commit = commit;
        this.places = places;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    @GetMapping("/roadmaps/imports/{id}")
    String preview(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        PlanImport document = imports.read(actor, id);
        if (document.madeRoadmapId() != null) {
            return "redirect:" + made(document.madeRoadmapId());
        }
        return show(actor, document, Map.of(), null, page, locale, model);
    }

    private static String made(UUID roadmapId) {
        return "/roadmaps/" + roadmapId + "/edition";
    }

    /** Any button of the page: keeps all that stands on it. */
    @PostMapping("/roadmaps/imports/{id}")
    String decide(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ImportForm form = ImportForm.of(params);
        PlanImport document = imports.read(actor, id);
        if (document.madeRoadmapId() != null) {
            return "redirect:" + made(document.madeRoadmapId());
        }
        FormErrors errors = new FormErrors();
        PlanImport changed = decided(actor, document, form, errors, locale);
        if (form.version() != document.version() || !imports.save(actor, changed)) {
            return stale(actor, id, form, locale, model, response);
        }
        if (!errors.isEmpty()) {
            return refused(actor, id, form, errors, locale, model, response);
        }
        if (form.button().equals("difference")) {
            FormErrors problems = commit.problems(actor, imports.read(actor, id));
            return problems.isEmpty()
                    ? "redirect:/roadmaps/imports/" + id + "/difference"
                    : refused(actor, id, form, problems, locale, model, response);
        }
        if (form.anchor().equals("main")) {
            Flash.ok(redirect, "document.flash.kept");
        }
        return "redirect:/roadmaps/imports/" + id + (form.page().matches("\\d{1,5}") ? "?page=" + form.page() : "")
                + "#" + form.anchor();
    }

    /** «Создать проект» */
    @PostMapping("/roadmaps/imports/{id}/commit")
    String commit(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ImportForm form = ImportForm.of(params);
        PlanImport document = imports.read(actor, id);
        if (document.madeRoadmapId() != null) {
            return "redirect:" + made(document.madeRoadmapId());
        }
        if (document.roadmapId() != null) {
            return "redirect:/roadmaps/imports/" + id + "/difference";
        }
        FormErrors errors = new FormErrors();
        PlanImport changed = decided(actor, document, form, errors, locale);
        if (form.version() != document.version() || !imports.save(actor, changed)) {
            return stale(actor, id, form, locale, model, response);
        }
        PlanImport kept = imports.read(actor, id);
        if (errors.isEmpty()) {
            errors = commit.problems(actor, kept);
        }
        if (!errors.isEmpty()) {
            return refused(actor, id, form, errors, locale, model, response);
        }
        String url = requestKeys.once(form.requestKey(), actor, () -> made(commit.make(actor, id, kept.version())));
        Flash.ok(redirect, "document.flash.made");
        return "redirect:" + url;
    }

    /** The document with what stands on the page; a name that is not found is noted. */
    private PlanImport decided(Actor actor, PlanImport document, ImportForm form, FormErrors errors, Locale locale) {
        String place = document.roadmapId() == null
                        && places.chosen(actor, form.place()).isPresent()
                ? form.place()
                : document.place();
        if (form.button().matches("table:\\d{1,3}")) {
            int index = Integer.parseInt(form.button().substring("table:".length()));
            return index < document.tables().size()
                    ? document.with(place, document.choices(), document.executors(), document.passport())
                            .ofTable(index)
                    : document;
        }
        if (document.chosenTable() == null) {
            return document;
        }
        Map<Integer, ColumnRole> asRead = new HashMap<>();
        PlanReader.read(document.table(), document.choices())
                .columns()
                .forEach(column -> asRead.put(column.index(), column.role()));
        PlanImport moved = document.with(place, document.choices(), document.executors(), document.passport());
        return document.with(
                place,
                form.choices(document.choices(), asRead),
                executors.decided(
                        context.of(actor, moved).naming(), document.executors(), form.executors(), errors, locale),
                form.passport() != null ? form.passport() : document.passport());
    }

    /** Another tab was first: its state with what was typed here over it, to be kept by one more press. */
    private String stale(
            Actor actor, UUID id, ImportForm form, Locale locale, Model model, HttpServletResponse response) {
        PlanImport document = imports.read(actor, id);
        if (document.madeRoadmapId() != null) {
            return "redirect:" + made(document.madeRoadmapId());
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("stale", true);
        return show(
                actor,
                decided(actor, document, form, new FormErrors(), locale),
                typed(form),
                null,
                form.page(),
                locale,
                model);
    }

    private String refused(
            Actor actor,
            UUID id,
            ImportForm form,
            FormErrors errors,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(actor, imports.read(actor, id), typed(form), errors, form.page(), locale, model);
    }

    /** Names that were typed and not found. */
    private static Map<String, String> typed(ImportForm form) {
        return form.executors().stream()
                .filter(line -> !line.other().isBlank())
                .collect(Collectors.toMap(
                        ImportForm.ExecutorLine::printed, ImportForm.ExecutorLine::other, (a, b) -> a));
    }

    private String show(
            Actor actor,
            PlanImport document,
            Map<String, String> typed,
            FormErrors errors,
            String page,
            Locale locale,
            Model model) {
        ImportPage shown = pages.page(actor, document, typed, page, locale);
        model.addAttribute("page", shown);
        model.addAttribute("errors", errors);
        model.addAttribute("crumbs", crumbs(messages, locale, shown.targetId()));
        model.addAttribute("roles", roles(locale));
        model.addAttribute(
                "yearKinds",
                List.of(
                        new Option("CALENDAR", messages.getMessage("document.year-kind.CALENDAR", null, locale)),
                        new Option("SCHOOL", messages.getMessage("document.year-kind.SCHOOL", null, locale))));
        return "document/preview";
    }

    private List<Option> roles(Locale locale) {
        return Arrays.stream(ColumnRole.values())
                .map(role -> new Option(role.name(), messages.getMessage("document.role." + role, null, locale)))
                .toList();
    }

    static List<Crumb> crumbs(MessageSource messages, Locale locale, UUID target) {
        Crumb all = new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps");
        return target == null
                ? List.of(
                        all, new Crumb(messages.getMessage("document.crumb.import", null, locale), "/roadmaps/import"))
                : List.of(
                        all,
                        new Crumb(messages.getMessage("document.crumb.roadmap", null, locale), "/roadmaps/" + target),
                        new Crumb(
                                messages.getMessage("document.crumb.import", null, locale),
                                "/roadmaps/import?roadmap=" + target));
    }
}
