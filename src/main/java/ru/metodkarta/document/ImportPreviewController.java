package ru.metodkarta.document;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
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
import ru.metodkarta.approval.PlanKind;
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
    private final ImportCommit commit;
    private final ImportDecisions decisions;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    ImportPreviewController(
            PlanImports imports,
            ImportPages pages,
            ImportCommit commit,
            ImportDecisions decisions,
            RequestKeys requestKeys,
            MessageSource messages) {
        this.imports = imports;
        this.pages = pages;
        this.commit = commit;
        this.decisions = decisions;
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
        FormErrors errors = new FormErrors();
        try {
            String url = requestKeys.once(form.requestKey(), actor, () -> {
                PlanImport kept = decisions.keep(actor, id, form, errors, locale);
                if (kept.madeRoadmapId() != null) {
                    return made(kept.madeRoadmapId());
                }
                if (errors.isEmpty() && form.button().equals("difference")) {
                    commit.problems(actor, kept, errors);
                    return preview(id) + "/difference";
                }
                return preview(id) + (form.page().matches("\\d{1,5}") ? "?page=" + form.page() : "") + "#"
                        + form.anchor();
            });
            if (!errors.isEmpty()) {
                return refused(actor, id, form, errors, locale, model, response);
            }
            if (form.button().equals("save")) {
                Flash.ok(redirect, "document.flash.kept");
            }
            return "redirect:" + url;
        } catch (ImportDecisions.Stale e) {
            return stale(actor, id, form, locale, model, response);
        }
    }

    private static String preview(UUID id) {
        return "/roadmaps/imports/" + id;
    }

    /** «Создать проект»: of what stands on the page; when something is missing, it is kept and said. */
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
        FormErrors errors = new FormErrors();
        try {
            String url = requestKeys.once(form.requestKey(), actor, () -> {
                PlanImport kept = decisions.keep(actor, id, form, errors, locale);
                if (kept.madeRoadmapId() != null) {
                    return made(kept.madeRoadmapId());
                }
                if (kept.roadmapId() != null) {
                    return preview(id) + "/difference";
                }
                if (errors.isEmpty()) {
                    commit.problems(actor, kept, errors);
                }
                return errors.isEmpty() ? made(commit.make(actor, kept)) : preview(id);
            });
            if (!errors.isEmpty()) {
                return refused(actor, id, form, errors, locale, model, response);
            }
            if (url.endsWith("/edition")) {
                Flash.ok(redirect, "document.flash.made");
            }
            return "redirect:" + url;
        } catch (ImportDecisions.Stale e) {
            return stale(actor, id, form, locale, model, response);
        }
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
                decisions.decided(actor, document, form, new FormErrors(), locale),
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
        List<Option> planKinds = new ArrayList<>();
        planKinds.add(new Option("", messages.getMessage("editor.passport.kind-by-title", null, locale)));
        for (PlanKind kind : PlanKind.values()) {
            planKinds.add(new Option(kind.name(), messages.getMessage("roadmap.kind." + kind, null, locale)));
        }
        model.addAttribute("planKinds", planKinds);
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
