package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/** The form of the requisites, of a new roadmap and of an open draft. */
@Component
class PassportPages {

    private final PassportEditing editing;
    private final MessageSource messages;

    PassportPages(PassportEditing editing, MessageSource messages) {
        this.editing = editing;
        this.messages = messages;
    }

    /** @param places where this person may write a roadmap */
    ModelAndView fresh(Actor actor, List<Option> places, PassportForm form, FormErrors errors, Locale locale) {
        List<Option> kinds = new ArrayList<>();
        kinds.add(option("", "editor.passport.kind-by-title", locale));
        kinds.addAll(planKinds(locale));
        return page(form, errors, kinds, locale)
                .addObject("places", places)
                .addObject("offer", editing.offer(editing.place(actor, form.place())))
                .addObject(
                        "crumbs", List.of(new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps")));
    }

    ModelAndView existing(UUID id, PassportEditing.Stored stored, PassportForm form, FormErrors errors, Locale locale) {
        return page(form, errors, planKinds(locale), locale)
                .addObject("roadmapId", id)
                .addObject("placeName", stored.placeName())
                .addObject("offer", stored.offer())
                .addObject("crumbs", EditionController.crumbsBelow(messages, locale, id));
    }

    private ModelAndView page(PassportForm form, FormErrors errors, List<Option> planKinds, Locale locale) {
        ModelAndView page = new ModelAndView("roadmap/passport")
                .addObject("planKinds", planKinds)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject(
                        "yearKinds",
                        List.of(
                                option("CALENDAR", "editor.year-kind.CALENDAR", locale),
                                option("SCHOOL", "editor.year-kind.SCHOOL", locale)));
        if (errors != null) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private List<Option> planKinds(Locale locale) {
        return Arrays.stream(PlanKind.values())
                .map(kind -> option(kind.name(), "roadmap.kind." + kind, locale))
                .toList();
    }

    private Option option(String value, String code, Locale locale) {
        return new Option(value, messages.getMessage(code, null, locale));
    }
}
