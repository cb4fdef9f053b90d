package ru.metodkarta.workdays;

import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.MenuContributor;
import ru.metodkarta.web.MenuItem;

@Component
class WorkdaysMenu implements MenuContributor {

    private static final int PLACE = 85;

    @Override
    public List<MenuItem> items(Actor actor) {
        return actor.fitting(WorkdaysPermissions::mayLook).isEmpty()
                ? List.of()
                : List.of(MenuItem.plain("workdays", WorkdaysPages.URL, PLACE));
    }
}
