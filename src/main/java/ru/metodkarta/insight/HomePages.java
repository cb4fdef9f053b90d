package ru.metodkarta.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.insight.Home.Panel;
import ru.metodkarta.insight.Home.Tile;
import ru.metodkarta.roadmap.ReviewTasks;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;

/** «Что ждёт вас сегодня»: put together from what the roles of the person make relevant; at most ten statements. */
@Service
class HomePages {

    /** Two weeks are what a school plans ahead. */
    private static final int SOON_DAYS = 14;

    private final OwnWork ownWork;
    private final TerritoryWork territoryWork;
    private final RoadmapsInView roadmaps;
    private final ReviewTasks reviews;
    private final KeptAccounts accounts;
    private final RecentEvents events;
    private final OwnPanels ownPanels;
    private final TerritoryPanels territoryPanels;
    private final RoadmapPanels roadmapPanels;
    private final AccountPanels accountPanels;
    private final HomeWords words;
    private final Clock clock;

    HomePages(
            OwnWork ownWork,
            TerritoryWork territoryWork,
            RoadmapsInView roadmaps,
            ReviewTasks reviews,
            KeptAccounts accounts,
            RecentEvents events,
            OwnPanels ownPanels,
            TerritoryPanels territoryPanels,
            RoadmapPanels roadmapPanels,
            AccountPanels accountPanels,
            HomeWords words,
            Clock clock) {
        this.ownWork = ownWork;
        this.territoryWork = territoryWork;
        this.roadmaps = roadmaps;
        this.reviews = reviews;
        this.accounts = accounts;
        this.events = events;
        this.ownPanels = ownPanels;
        this.territoryPanels = territoryPanels;
        this.roadmapPanels = roadmapPanels;
        this.accountPanels = accountPanels;
        this.words = words;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Home of(Actor actor) {
        LocalDate today = actor.today(clock);
        LocalDate soon = today.plusDays(SOON_DAYS);
        List<Tile> tiles = new ArrayList<>();
        List<Panel> main = new ArrayList<>();
        List<Panel> side = new ArrayList<>();
        boolean follows = HomeScope.follows(actor);
        boolean works = actor.grants().stream().anyMatch(grant -> grant.role() != Role.ADMINISTRATOR);

        OwnWork.Work own = works ? ownWork.of(actor, today, soon) : OwnWork.Work.none();
        RoadmapsInView.Found found = works ? roadmaps.of(actor, today) : RoadmapsInView.Found.none();
        LocalDate nearest = own.ahead().stream()
                .map(OwnWork.Row::due)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);

        if (works) {
            List<ReviewTasks.Awaiting> submitted = reviews.of(actor);
            if (actor.has(Role.OFFICIAL) || !submitted.isEmpty()) {
                tiles.add(roadmapPanels.approvalTile(submitted));
            }
            if (!submitted.isEmpty()) {
                main.add(roadmapPanels.toApprove(submitted, actor, today));
            }
        }
        if (follows) {
            TerritoryWork.Counts counts = territoryWork.counts(actor, today, soon);
            List<TerritoryWork.Ahead> ahead = territoryWork.ahead(actor, today);
            nearest = Stream.of(nearest, ahead.isEmpty() ? null : ahead.get(0).due())
                    .filter(Objects::nonNull)
                    .min(LocalDate::compareTo)
                    .orElse(null);
            tiles.addAll(territoryPanels.territoryTiles(actor, counts, today, soon));
            tiles.addAll(territoryPanels.ownTilesBesideTerritory(actor, own.counts(), found));
            main.add(territoryPanels.waiting(territoryWork.waiting(actor), counts, ahead, actor, today));
            if (counts.late() > 0) {
                main.add(territoryPanels.late(territoryWork.late(actor, today), counts, actor, today));
            }
            main.add(territoryPanels.ahead(ahead, actor, today));
            if (own.counts().open() > 0) {
                side.add(ownPanels.ownBesideTerritory(own, actor, today));
            }
        } else if (works) {
            tiles.addAll(ownPanels.ownTiles(own.counts(), soon, today));
            main.add(ownPanels.ownUrgent(own, actor, today));
            if (!own.ahead().isEmpty()) {
                main.add(ownPanels.ownAhead(own, actor, today));
            }
        }
        if (actor.has(Role.ADMINISTRATOR)) {
            tiles.addAll(accountPanels.accountTiles(accounts.counts(actor)));
            main.add(accountPanels.accounts(accounts.needing(actor)));
        }
        if (works) {
            side.add(roadmapPanels.roadmaps(found, follows, actor, today));
        }
        if (HomeScope.readsJournal(actor)) {
            side.add(accountPanels.events(events.of(actor), actor, today));
        }
        return new Home(words.fullDay(today), ownPanels.nearest(nearest, today), tiles, main, side);
    }
}
