package ru.metodkarta.organization;

import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.MenuContributor;
import ru.metodkarta.web.MenuItem;

@Component
class OrganizationMenu implements MenuContributor {

    private static final int PLACE = 70;

    @Override
    public List<MenuItem> items(Actor actor) {
        return List.of(MenuItem.plain("organizations", "/organizations", PLACE));
    }
}
