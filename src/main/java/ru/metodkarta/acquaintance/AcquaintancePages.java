package ru.metodkarta.acquaintance;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import ru.metodkarta.roadmap.EffectiveRoadmaps.Effective;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.PageRequestParams;

/** The list of who has opened the roadmap in force, with the form for lines of the paper sheet. */
@Component
class AcquaintancePages {

    static final String URL = "/roadmaps/{id}/acquaintance";

    private static final int PAGE = 100;

    private final AcquaintanceList list;
    private final MessageSource messages;
    private final Clock clock;

    AcquaintancePages(AcquaintanceList list, MessageSource messages, Clock clock) {
        this.list = list;
        this.messages = messages;
        this.clock = clock;
    }

    ModelAndView page(
            Actor viewer,
            Effective roadmap,
            AcquaintanceFilter filter,
            String page,
            PaperForm form,
            FormErrors errors,
            Locale locale) {
        return new ModelAndView("acquaintance/list")
                .addObject("roadmap", roadmap)
                .addObject(
                        "crumbs",
                        List.of(
                                new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                                new Crumb(AcquaintanceNotes.shortened(roadmap.title()), "/roadmaps/" + roadmap.id())))
                .addObject("figures", list.figures(roadmap.id(), roadmap.revisionId()))
                .addObject(
                        "paged",
                        list.page(
                                roadmap.id(),
                                roadmap.revisionId(),
                                filter,
                                viewer.today(clock),
                                PageRequestParams.of(page, PAGE)))
                .addObject("filter", filter)
                .addObject("url", filter.url(roadmap.id()))
                .addObject("path", URL.replace("{id}", roadmap.id().toString()))
                .addObject("zone", viewer.zone())
                .addObject("form", form)
                .addObject("errors", errors);
    }
}
