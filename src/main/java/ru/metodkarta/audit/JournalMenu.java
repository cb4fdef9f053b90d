package ru.metodkarta.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.MenuContributor;
import ru.metodkarta.web.MenuItem;

@Component
class JournalMenu implements MenuContributor {

    private static final int PLACE = 90;

    @Override
    public List<MenuItem> items(Actor actor) {
        return JournalPermissions.mayRead(actor) ? List.of(MenuItem.plain("journal", "/journal", PLACE)) : List.of();
    }
}
