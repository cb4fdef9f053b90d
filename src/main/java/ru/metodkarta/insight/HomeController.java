package ru.metodkarta.insight;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.HomeNotices;
import ru.metodkarta.web.MenuContributor;
import ru.metodkarta.web.MenuItem;

@Controller
class HomeController implements MenuContributor {

    private final HomePages pages;
    private final ObjectProvider<HomeNotices> notices;

    HomeController(HomePages pages, ObjectProvider<HomeNotices> notices) {
        this.pages = pages;
        this.notices = notices;
    }

    @Override
    public List<MenuItem> items(Actor actor) {
        return List.of(MenuItem.plain("home", "/", 10));
    }

    @GetMapping("/")
    String home(Actor actor, Model model) {
        model.addAttribute("home", pages.of(actor));
        model.addAttribute(
                "notices",
                notices.orderedStream()
                        .flatMap(contributor -> contributor.of(actor).stream())
                        .toList());
        return "insight/home";
    }
}
