package ru.metodkarta.schedule;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.MenuContributor;
import ru.metodkarta.web.MenuItem;

/** «Календарь»: month, quarter or year of the own or the territory's occurrences. */
@Controller
class CalendarController implements MenuContributor {

    private final CalendarPages pages;

    CalendarController(CalendarPages pages) {
        this.pages = pages;
    }

    @Override
    public List<MenuItem> items(Actor actor) {
        return CalendarScope.openTo(actor).isEmpty() ? List.of() : List.of(MenuItem.plain("calendar", "/calendar", 60));
    }

    @GetMapping("/calendar")
    String calendar(Actor actor, @ModelAttribute("filter") CalendarFilter filter, Locale locale, Model model) {
        model.addAttribute("calendar", pages.of(actor, filter, locale));
        return "schedule/calendar";
    }
}
