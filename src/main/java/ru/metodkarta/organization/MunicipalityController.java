package ru.metodkarta.organization;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** A new municipality of the region, entered by the region's administrator before its organizations. */
@Controller
class MunicipalityController {

    private static final String VIEW = "organization/municipality";
    private static final int NAME_LENGTH = 200;

    private final OrganizationRegistry registry;
    private final RequestKeys requestKeys;

    MunicipalityController(OrganizationRegistry registry, RequestKeys requestKeys) {
        this.registry = registry;
        this.requestKeys = requestKeys;
    }

    /** @param timeZone own time zone («Asia/Yekaterinburg»), empty for the region's */
    record MunicipalityForm(String name, String shortName, String timeZone, String requestKey) {}

    @GetMapping("/organizations/municipalities/new")
    String page(Actor actor, Model model) {
        registry.requireRegionKeeper(actor);
        model.addAttribute("form", new MunicipalityForm("", "", "", null));
        return VIEW;
    }

    @PostMapping("/organizations/municipalities")
    ModelAndView open(Actor actor, @ModelAttribute("form") MunicipalityForm form, RedirectAttributes redirect) {
        registry.requireRegionKeeper(actor);
        FormErrors errors = new FormErrors();
        String name = errors.required("name", form.name(), NAME_LENGTH);
        String shortName = errors.optional("shortName", form.shortName(), NAME_LENGTH);
        ZoneId zone = zone(form.timeZone(), errors);
        if (!errors.isEmpty()) {
            ModelAndView page = new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("form", form).addObject("errors", errors);
        }
        String url = requestKeys.once(form.requestKey(), actor, () -> {
            registry.openMunicipality(actor, name, shortName == null ? name : shortName, zone);
            return "/organizations/new";
        });
        Flash.ok(redirect, "organization.municipality.opened", name);
        return new ModelAndView("redirect:" + url);
    }

    private static ZoneId zone(String typed, FormErrors errors) {
        String text = errors.optional("timeZone", typed, 60);
        if (text == null) {
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            errors.add("timeZone", "organization.municipality.no-zone");
            return null;
        }
    }
}
