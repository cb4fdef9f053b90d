package ru.metodkarta.reuse;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import ru.metodkarta.roadmap.RoadmapCopies;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.RoadmapPlaces;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** The page of a copy: what would change, to be looked through; and the copy itself. */
@Component
class CopyPages {

    private final Copying copying;
    private final RoadmapCopies copies;
    private final RoadmapPlaces places;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    CopyPages(
            Copying copying,
            RoadmapCopies copies,
            RoadmapPlaces places,
            RequestKeys requestKeys,
            MessageSource messages) {
        this.copying = copying;
        this.copies = copies;
        this.places = places;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    /**
     * @param action address of the form
     * @param place chosen among the places, empty for a copy to the same place
     * @param strangers executors that become plain words
     * @param stale the original was changed since it was shown
     */
    record Page(
            UUID originalId,
            UUID revision,
            String originalTitle,
            boolean template,
            String action,
            String back,
            CopyProposal proposal,
            String periodFrom,
            String periodTo,
            String yearKind,
            String place,
            List<Option> places,
            List<String> strangers,
            boolean stale,
            boolean recounted) {}

    /** As it is first shown. */
    ModelAndView first(Actor actor, Copying.Begun begun, Locale locale) {
        CopyProposal proposal = copying.propose(actor, begun, null, new FormErrors());
        return page(actor, begun, proposal, null, null, false, false, locale);
    }

    /** Looked through once more, or made: then the address of the new draft, and no page. */
    record Answer(ModelAndView page, String made, int kept) {}

    Answer posted(Actor actor, Copying.Begun begun, CopyForm form, Locale locale) {
        String former = requestKeys.former(form.requestKey(), actor);
        if (former != null) {
            return new Answer(null, former, 0);
        }
        FormErrors errors = new FormErrors();
        CopyProposal proposal = copying.propose(actor, begun, form, errors);
        if (form.cell("recount") != null) {
            return answer(page(actor, begun, proposal, form, errors, false, errors.isEmpty(), locale), errors, 200);
        }
        boolean stale = !form.revision().isEmpty()
                && !form.revision().equals(begun.original().revisionId().toString());
        if (stale) {
            return answer(page(actor, begun, proposal, form, errors, true, false, locale), errors, 409);
        }
        RoadmapPlace place = begun.toOtherPlace()
                ? RoadmapPlaces.chosen(places.offered(actor), form.place()).orElse(null)
                : begun.original().place();
        if (place == null) {
            errors.add("place", "error.choice");
        }
        Copying.check(proposal, errors);
        if (errors.isEmpty() && !form.samePeriod()) {
            // the words were proposed for other years: nobody has seen them as they would be now
            errors.add("periodFrom", "reuse.error.recounted");
        }
        if (!errors.isEmpty()) {
            return answer(page(actor, begun, proposal, form, errors, false, false, locale), errors, 422);
        }
        String url = requestKeys.once(
                form.requestKey(),
                actor,
                () -> "/roadmaps/" + copying.make(actor, begun, proposal, place) + "/edition");
        return new Answer(null, url, proposal.kept());
    }

    private static Answer answer(ModelAndView page, FormErrors errors, int status) {
        page.setStatus(HttpStatus.valueOf(status == 200 && !errors.isEmpty() ? 422 : status));
        return new Answer(page, null, 0);
    }

    private ModelAndView page(
            Actor actor,
            Copying.Begun begun,
            CopyProposal proposal,
            CopyForm form,
            FormErrors errors,
            boolean stale,
            boolean recounted,
            Locale locale) {
        RoadmapCopies.Original original = begun.original();
        boolean template = begun.toOtherPlace();
        List<RoadmapPlaces.Offered> offered = template ? places.offered(actor) : List.of();
        List<Option> options =
                offered.stream().map(RoadmapPlaces.Offered::option).toList();
        String chosen =
                form != null && RoadmapPlaces.chosen(offered, form.place()).isPresent()
                        ? form.place()
                        : options.isEmpty() ? "" : options.get(0).value();
        RoadmapPlace place = template ? RoadmapPlaces.chosen(offered, chosen).orElseThrow() : original.place();
        String own = (template ? "/templates/" : "/roadmaps/") + original.roadmapId();
        // what was typed and cannot be read stays as typed
        boolean typed = form != null && errors != null && !errors.isEmpty() && errors.of("periodFrom") != null
                || form != null && errors != null && errors.of("periodTo") != null;
        return new ModelAndView("reuse/copy")
                .addObject(
                        "page",
                        new Page(
                                original.roadmapId(),
                                original.revisionId(),
                                original.requisites().title(),
                                template,
                                own + (template ? "/copy" : "/new-period"),
                                own,
                                proposal,
                                typed
                                        ? form.periodFrom()
                                        : day(proposal.period().from()),
                                typed ? form.periodTo() : day(proposal.period().to()),
                                proposal.period().kind().name(),
                                chosen,
                                options,
                                copies.strangers(place, original),
                                stale,
                                recounted))
                .addObject("errors", errors)
                .addObject(
                        "yearKinds",
                        List.of(
                                new Option("CALENDAR", say("editor.year-kind.CALENDAR", locale)),
                                new Option("SCHOOL", say("editor.year-kind.SCHOOL", locale))))
                .addObject(
                        "crumbs",
                        List.of(
                                new Crumb(say("menu.roadmaps", locale), "/roadmaps"),
                                template
                                        ? new Crumb(say("reuse.templates", locale), "/templates")
                                        : new Crumb(say("reuse.crumb", locale), own)));
    }

    private static String day(LocalDate day) {
        return new Dates().day(day);
    }

    private String say(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }
}
