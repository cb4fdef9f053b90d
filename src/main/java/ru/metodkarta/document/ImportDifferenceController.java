package ru.metodkarta.document;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import ru.metodkarta.roadmap.PlanDifference;
import ru.metodkarta.roadmap.PlanDifference.Change;
import ru.metodkarta.roadmap.PlanDifference.Kind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** A document over a roadmap that exists: what differs, and the ticked changes made in its draft. */
@Controller
class ImportDifferenceController {

    private final PlanImports imports;
    private final ImportContext context;
    private final ImportCommit commit;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    ImportDifferenceController(
            PlanImports imports,
            ImportContext context,
            ImportCommit commit,
            RequestKeys requestKeys,
            MessageSource messages) {
        this.imports = imports;
        this.context = context;
        this.commit = commit;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    @GetMapping("/roadmaps/imports/{id}/difference")
    String difference(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        PlanImport document = imports.read(actor, id);
        if (document.madeRoadmapId() != null) {
            return "redirect:" + made(document.madeRoadmapId());
        }
        if (document.roadmapId() == null) {
            throw new NotFound("difference");
        }
        FormErrors problems = new FormErrors();
        commit.problems(actor, document, problems);
        if (!problems.isEmpty()) {
            return "redirect:/roadmaps/imports/" + id;
        }
        return show(actor, document, null, locale, model);
    }

    private static String made(UUID roadmapId) {
        return "/roadmaps/" + roadmapId + "/edition";
    }

    /** @param params {@code change} for every ticked change, {@code seen} and {@code version} of what was looked at */
    @PostMapping("/roadmaps/imports/{id}/difference")
    String apply(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        PlanImport document = imports.read(actor, id);
        if (document.madeRoadmapId() != null) {
            return "redirect:" + made(document.madeRoadmapId());
        }
        if (document.roadmapId() == null) {
            throw new NotFound("difference");
        }
        Set<String> chosen = new HashSet<>(params.getOrDefault("change", List.of()));
        String version = String.valueOf(params.getFirst("version"));
        if (chosen.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("nothing", true);
            return show(actor, document, chosen, locale, model);
        }
        try {
            String url = requestKeys.once(
                    params.getFirst("requestKey"),
                    actor,
                    () -> made(commit.merge(
                            actor,
                            id,
                            version.matches("\\d{1,8}") ? Integer.parseInt(version) : -1,
                            String.valueOf(params.getFirst("seen")),
                            chosen)));
            Flash.ok(redirect, "document.flash.merged");
            return "redirect:" + url;
        } catch (Conflict e) {
            if (!e.messageCode().equals("document.changed") && !e.messageCode().equals("roadmap.merge.changed")) {
                throw e;
            }
            // the ticks stay, the difference is the new one
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("stale", e.messageCode());
            return show(actor, imports.read(actor, id), chosen, locale, model);
        }
    }

    private String show(Actor actor, PlanImport document, Set<String> ticked, Locale locale, Model model) {
        PlanDifference difference = commit.difference(actor, document);
        Set<String> chosen = ticked != null
                ? ticked
                : difference.changes().stream()
                        .filter(Change::proposed)
                        .map(Change::key)
                        .collect(Collectors.toSet());
        ImportContext.Where where = context.of(actor, document);
        model.addAttribute(
                "page",
                new ImportPage.Difference(
                        document.id(),
                        document.version(),
                        document.fileName(),
                        where.roadmapId(),
                        where.title(),
                        difference,
                        groups(difference),
                        chosen));
        List<Crumb> crumbs = new ArrayList<>(ImportPreviewController.crumbs(messages, locale, where.roadmapId()));
        crumbs.add(new Crumb(
                messages.getMessage("document.crumb.preview", null, locale), "/roadmaps/imports/" + document.id()));
        model.addAttribute("crumbs", crumbs);
        return "document/difference";
    }

    private static List<ImportPage.Group> groups(PlanDifference difference) {
        List<ImportPage.Group> groups = new ArrayList<>();
        add(groups, difference, "head", Set.of(Kind.TITLE, Kind.PERIOD, Kind.SECTION));
        add(groups, difference, "changed", Set.of(Kind.CHANGED));
        add(groups, difference, "added", Set.of(Kind.ADDED));
        add(groups, difference, "moved", Set.of(Kind.MOVED));
        add(groups, difference, "removed", Set.of(Kind.REMOVED));
        return groups;
    }

    private static void add(List<ImportPage.Group> groups, PlanDifference difference, String code, Set<Kind> kinds) {
        List<Change> changes = difference.changes().stream()
                .filter(change -> kinds.contains(change.kind()))
                .toList();
        if (!changes.isEmpty()) {
            groups.add(new ImportPage.Group(code, changes));
        }
    }
}
