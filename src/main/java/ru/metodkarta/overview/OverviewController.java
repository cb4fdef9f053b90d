package ru.metodkarta.overview;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.shared.Actor;

/** «Сводка по территории»: towns, or organizations of one town, by section; the trend, what is late longest. */
@Controller
class OverviewController {

    private final OverviewPages pages;

    OverviewController(OverviewPages pages) {
        this.pages = pages;
    }

    @GetMapping(OverviewPages.PATH)
    String overview(
            Actor actor,
            @ModelAttribute("filter") OverviewFilter filter,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        model.addAttribute("o", pages.of(actor, filter, page, locale));
        model.addAttribute("url", filter.url(OverviewPages.PATH));
        model.addAttribute("excel", filter.url(OverviewPages.PATH + "/export.xlsx"));
        model.addAttribute("note", filter.url(OverviewPages.PATH + "/note.docx"));
        model.addAttribute("townless", filter.in(null).url(OverviewPages.PATH));
        model.addAttribute("path", OverviewPages.PATH);
        return "overview/overview";
    }
}
