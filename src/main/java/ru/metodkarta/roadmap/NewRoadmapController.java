package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** A new roadmap begins with its requisites. */
@Controller
class NewRoadmapController {

    private final PassportEditing editing;
    private final PassportPages pages;
    private final RoadmapDrafts drafts;
    private final RequestKeys requestKeys;

    NewRoadmapController(PassportEditing editing, PassportPages pages, RoadmapDrafts drafts, RequestKeys requestKeys) {
        this.editing = editing;
        this.pages = pages;
        this.drafts = drafts;
        this.requestKeys = requestKeys;
    }

    @GetMapping("/roadmaps/new")
    ModelAndView blank(Actor actor, Locale locale) {
        List<Option> places = editing.places(actor);
        PassportForm form = PassportForm.blank(places.get(0).value(), editing.usualColumns());
        return pages.fresh(actor, places, form, null, locale);
    }

    @PostMapping("/roadmaps/new")
    Object create(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            RedirectAttributes redirect) {
        PassportForm form = PassportForm.of(params);
        List<Option> places = editing.places(actor);
        if (params.containsKey("do")) {
            return pages.fresh(actor, places, form.after(params.getFirst("do")), null, locale);
        }
        FormErrors errors = new FormErrors();
        NewRoadmap requisites = requisites(actor, form, errors);
        if (requisites == null) {
            return pages.fresh(actor, places, form, errors, locale);
        }
        String url = requestKeys.once(
                form.requestKey(), actor, () -> "/roadmaps/" + drafts.create(actor, requisites) + "/edition");
        Flash.ok(redirect, "editor.flash.created");
        return "redirect:" + url;
    }

    /** Null when something is wrong and {@code errors} says what. */
    private NewRoadmap requisites(Actor actor, PassportForm form, FormErrors errors) {
        RoadmapPlace place = editing.place(actor, form.place());
        if (place == null) {
            errors.add("place", "error.choice");
            return null;
        }
        UUID coordinator = editing.coordinator(place, form.coordinator(), errors);
        editing.supervisor(place, form.supervisorAccount(), "", errors);
        return form.toRequisites(place.level(), place, coordinator, errors);
    }
}
