package ru.metodkarta.insight;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.insight.Home.Item;
import ru.metodkarta.insight.Home.Panel;
import ru.metodkarta.insight.Home.Status;
import ru.metodkarta.insight.Home.Tile;
import ru.metodkarta.shared.Actor;

/** What an administrator keeps, and the last events. */
@Component
class AccountPanels {

    private final HomeWords words;

    AccountPanels(HomeWords words) {
        this.words = words;
    }

    List<Tile> accountTiles(KeptAccounts.Counts counts) {
        return List.of(
                new Tile(
                        "building",
                        words.text("tile.organizations"),
                        counts.organizations(),
                        "",
                        words.text("tile.without-accounts", String.valueOf(counts.withoutAccounts())),
                        "/organizations"),
                new Tile(
                        "users",
                        words.text("tile.accounts"),
                        counts.accounts(),
                        "",
                        words.text("tile.accounts-note"),
                        "/accounts"),
                new Tile(
                        "login",
                        words.text("tile.never"),
                        counts.neverSignedIn(),
                        "warn",
                        words.text("tile.never-note"),
                        "/accounts"),
                new Tile(
                        "lock",
                        words.text("tile.blocked"),
                        counts.blocked(),
                        "",
                        words.text("tile.blocked-note"),
                        "/accounts"));
    }

    Panel accounts(List<KeptAccounts.Person> people) {
        return new Panel(
                "people",
                "work",
                words.text("panel.people"),
                null,
                "",
                "/accounts",
                words.text("panel.all"),
                people.stream()
                        .map(person -> Item.work(
                                "/accounts/" + person.id(),
                                null,
                                person.name(),
                                person.employer() + " · " + person.login(),
                                person.blocked()
                                        ? new Status("gone", "lock", words.text("state.blocked"))
                                        : new Status("none", "circle-dashed", words.text("state.never")),
                                "",
                                ""))
                        .toList(),
                words.text("empty.people"));
    }

    Panel events(List<RecentEvents.Event> events, Actor actor, LocalDate today) {
        return new Panel(
                "events",
                "events",
                words.text("panel.events"),
                null,
                "",
                "/journal",
                words.text("panel.journal"),
                events.stream()
                        .map(event -> Item.work(
                                null,
                                null,
                                words.action(event.action()),
                                event.subject(),
                                null,
                                words.moment(event.at(), actor.zone(), today),
                                event.who()))
                        .toList(),
                words.text("empty.events"));
    }
}
