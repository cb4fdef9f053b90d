package ru.metodkarta.roadmap;

import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;

/** Requisites of the open draft. */
@Controller
class PassportController {

    private final PassportEditing editing;
    private final PassportPages pages;

    PassportController(PassportEditing editing, PassportPages pages) {
        this.editing = editing;
        this.pages = pages;
    }

    @GetMapping("/roadmaps/{id}/edition/passport")
    ModelAndView passport(Actor actor, @PathVariable UUID id, Locale locale) {
        PassportEditing.Stored stored = editing.read(actor, id);
        return pages.existing(id, stored, stored.form(), null, locale);
    }

    @PostMapping("/roadmaps/{id}/edition/passport")
    Object save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            RedirectAttributes redirect) {
        PassportForm form = PassportForm.of(params);
        PassportEditing.Stored stored = editing.read(actor, id);
        if (params.containsKey("do")) {
            return pages.existing(id, stored, form.after(params.getFirst("do")), null, locale);
        }
        FormErrors errors = new FormErrors();
        RoadmapPlace place = editing.placeOf(actor, id);
        UUID coordinator = editing.coordinator(place, form.coordinator(), errors);
        editing.supervisor(place, form.supervisorAccount(), stored.form().supervisorAccount(), errors);
        NewRoadmap requisites = form.toRequisites(place.level(), place, coordinator, errors);
        if (requisites == null) {
            return pages.existing(id, stored, form, errors, locale);
        }
        if (form.versionNumber() != stored.form().versionNumber()) {
            // what was typed stays in the form; saving once more puts it over theirs, knowingly
            ModelAndView page = pages.existing(id, stored, form.over(stored.form()), null, locale);
            page.addObject("theirs", stored.form()).setStatus(HttpStatus.CONFLICT);
            return page;
        }
        editing.save(actor, id, form.versionNumber(), requisites, PlanKind.named(form.planKind()));
        Flash.ok(redirect, "editor.flash.passport-saved");
        return "redirect:/roadmaps/" + id + "/edition";
    }
}
