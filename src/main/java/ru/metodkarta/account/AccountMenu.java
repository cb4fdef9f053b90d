package ru.metodkarta.account;

import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.MenuContributor;
import ru.metodkarta.web.MenuItem;

@Component
class AccountMenu implements MenuContributor {

    private static final int PLACE = 80;

    @Override
    public List<MenuItem> items(Actor actor) {
        return AccountPermissions.mayOpenAny(actor)
                ? List.of(MenuItem.plain("accounts", "/accounts", PLACE))
                : List.of();
    }
}
