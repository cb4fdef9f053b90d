package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;

/** The pages on which a document is looked through and compared, with whatever was typed into them. */
@Component
class ImportViews {

    private final PlanImports imports;
    private final ImportPages pages;
    private final ImportContext context;
    private final ImportDecisions decisions;
    private final ImportCommit commit;
    private final MessageSource messages;

    ImportViews(
            PlanImports imports,
            ImportPages pages,
            ImportContext context,
            ImportDecisions decisions,
            ImportCommit commit,
            MessageSource messages) {
        this.imports = imports;
        this.pages = pages;
        this.context = context;
        this.decisions = decisions;
        this.commit = commit;
        this.messages = messages;
    }

    /** Where a document is looked through. */
    static String preview(UUID id) {
        return "/roadmaps/imports/" + id;
    }

    /** The draft that was made of one. */
    static String made(UUID roadmapId) {
        return "/roadmaps/" + roadmapId + "/edition";
    }

    ModelAndView preview(Actor actor, PlanImport document, String page, Locale locale) {
        return preview(actor, document, Map.of(), null, page, locale);
    }

    ModelAndView refused(Actor actor, UUID id, ImportForm form, FormErrors errors, Locale locale) {
        ModelAndView page = preview(actor, imports.read(actor, id), form.typedNames(), errors, form.page(), locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Another tab was first: its state with what was typed here over it, to be kept by one more press. */
    ModelAndView stale(Actor actor, UUID id, ImportForm form, Locale locale) {
        PlanImport document = imports.read(actor, id);
        if (document.madeRoadmapId() != null) {
            return new ModelAndView("redirect:" + made(document.madeRoadmapId()));
        }
        PlanImport decided = decisions.decided(actor, document, form, new FormErrors(), locale);
        ModelAndView page = preview(actor, decided, form.typedNames(), null, form.page(), locale);
        page.addObject("stale", true).setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView preview(
            Actor actor,
            PlanImport document,
            Map<String, String> typed,
            FormErrors errors,
            String page,
            Locale locale) {
        ImportPage shown = pages.page(actor, document, typed, page, locale);
        List<Option> planKinds = new ArrayList<>();
        planKinds.add(option("", "editor.passport.kind-by-title", locale));
        Arrays.stream(PlanKind.values())
                .map(kind -> option(kind.name(), "roadmap.kind." + kind, locale))
                .forEach(planKinds::add);
        return new ModelAndView("document/preview")
                .addObject("page", shown)
                .addObject("errors", errors)
                .addObject("crumbs", crumbs(shown.targetId(), locale))
                .addObject(
                        "roles",
                        Arrays.stream(ColumnRole.values())
                                .map(role -> option(role.name(), "document.role." + role, locale))
                                .toList())
                .addObject(
                        "yearKinds",
                        List.of(
                                option("CALENDAR", "document.year-kind.CALENDAR", locale),
                                option("SCHOOL", "document.year-kind.SCHOOL", locale)))
                .addObject("planKinds", planKinds);
    }

    /** @param ticked null: what the system proposes */
    ModelAndView difference(Actor actor, PlanImport document, Set<String> ticked, Locale locale) {
        ImportContext.Where where = context.of(actor, document);
        List<Crumb> crumbs = new ArrayList<>(crumbs(where.roadmapId(), locale));
        crumbs.add(new Crumb(message("document.crumb.preview", locale), preview(document.id())));
        return new ModelAndView("document/difference")
                .addObject("page", DifferencePage.of(document, where, commit.difference(actor, document), ticked))
                .addObject("crumbs", crumbs);
    }

    private List<Crumb> crumbs(UUID target, Locale locale) {
        Crumb all = new Crumb(message("menu.roadmaps", locale), "/roadmaps");
        String begin = message("document.crumb.import", locale);
        return target == null
                ? List.of(all, new Crumb(begin, "/roadmaps/import"))
                : List.of(
                        all,
                        new Crumb(message("document.crumb.roadmap", locale), "/roadmaps/" + target),
                        new Crumb(begin, "/roadmaps/import?roadmap=" + target));
    }

    private Option option(String value, String code, Locale locale) {
        return new Option(value, message(code, locale));
    }

    private String message(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }
}
