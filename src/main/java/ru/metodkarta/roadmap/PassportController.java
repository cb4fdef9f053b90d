package ru.metodkarta.roadmap;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

/** Requisites: of a new roadmap, and of the open draft. */
@Controller
class PassportController {

    private final PassportEditing editing;
    private final RoadmapDrafts drafts;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    PassportController(PassportEditing editing, RoadmapDrafts drafts, RequestKeys requestKeys, MessageSource messages) {
        this.editing = editing;
        this.drafts = drafts;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    @GetMapping("/roadmaps/new")
    String blank(Actor actor, Locale locale, Model model) {
        List<Option> places = editing.places(actor);
        return fresh(
                actor, places, PassportForm.blank(places.get(0).value(), editing.usualColumns()), null, locale, model);
    }

    @PostMapping("/roadmaps/new")
    String create(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        PassportForm form = PassportForm.of(params);
        List<Option> places = editing.places(actor);
        if (params.containsKey("do")) {
            return fresh(actor, places, form.after(params.getFirst("do")), null, locale, model);
        }
        FormErrors errors = new FormErrors();
        RoadmapPlace place = editing.place(actor, form.place());
        NewRoadmap requisites = null;
        if (place == null) {
            errors.add("place", "error.choice");
        } else {
            UUID coordinator = editing.coordinator(place, form.coordinator(), errors);
            editing.supervisor(place, form.supervisorAccount(), "", errors);
            requisites = form.toRequisites(place.level(), place, coordinator, errors);
        }
        if (requisites == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return fresh(actor, places, form, errors, locale, model);
        }
        NewRoadmap complete = requisites;
        String url = requestKeys.once(
                form.requestKey(), actor, () -> "/roadmaps/" + drafts.create(actor, complete) + "/edition");
        Flash.ok(redirect, "editor.flash.created");
        return "redirect:" + url;
    }

    @GetMapping("/roadmaps/{id}/edition/passport")
    String passport(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        PassportEditing.Stored stored = editing.read(actor, id);
        return existing(id, stored, stored.form(), null, locale, model);
    }

    @PostMapping("/roadmaps/{id}/edition/passport")
    String save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        PassportForm form = PassportForm.of(params);
        PassportEditing.Stored stored = editing.read(actor, id);
        if (params.containsKey("do")) {
            return existing(id, stored, form.after(params.getFirst("do")), null, locale, model);
        }
        FormErrors errors = new FormErrors();
        RoadmapPlace place = editing.placeOf(actor, id);
        UUID coordinator = editing.coordinator(place, form.coordinator(), errors);
        editing.supervisor(place, form.supervisorAccount(), stored.form().supervisorAccount(), errors);
        NewRoadmap requisites = form.toRequisites(place.level(), place, coordinator, errors);
        if (requisites == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return existing(id, stored, form, errors, locale, model);
        }
        if (form.versionNumber() != stored.form().versionNumber()) {
            // what was typed stays in the form; saving once more puts it over theirs, knowingly
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("theirs", stored.form());
            return existing(id, stored, form.over(stored.form()), null, locale, model);
        }
        editing.save(actor, id, form.versionNumber(), requisites, PlanKind.named(form.planKind()));
        Flash.ok(redirect, "editor.flash.passport-saved");
        return "redirect:/roadmaps/" + id + "/edition";
    }

    private String fresh(
            Actor actor, List<Option> places, PassportForm form, FormErrors errors, Locale locale, Model model) {
        model.addAttribute("places", places);
        model.addAttribute("offer", editing.offer(editing.place(actor, form.place())));
        model.addAttribute(
                "crumbs", List.of(new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps")));
        return page(form, errors, locale, model);
    }

    private String existing(
            UUID id, PassportEditing.Stored stored, PassportForm form, FormErrors errors, Locale locale, Model model) {
        model.addAttribute("roadmapId", id);
        model.addAttribute("placeName", stored.placeName());
        model.addAttribute("offer", stored.offer());
        model.addAttribute("crumbs", EditionController.crumbsBelow(messages, locale, id));
        return page(form, errors, locale, model);
    }

    private String page(PassportForm form, FormErrors errors, Locale locale, Model model) {
        List<Option> planKinds = new ArrayList<>();
        if (model.getAttribute("roadmapId") == null) {
            planKinds.add(new Option("", messages.getMessage("editor.passport.kind-by-title", null, locale)));
        }
        for (PlanKind kind : PlanKind.values()) {
            planKinds.add(new Option(kind.name(), messages.getMessage("roadmap.kind." + kind, null, locale)));
        }
        model.addAttribute("planKinds", planKinds);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "yearKinds",
                List.of(
                        new Option("CALENDAR", messages.getMessage("editor.year-kind.CALENDAR", null, locale)),
                        new Option("SCHOOL", messages.getMessage("editor.year-kind.SCHOOL", null, locale))));
        return "roadmap/passport";
    }
}
