package ru.metodkarta.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.HomeNotice;
import ru.metodkarta.web.HomeNotices;

/** On the first day the substitute learns of it from the home page. */
@Component
class SubstitutionNotices implements HomeNotices {

    private final Clock clock;

    SubstitutionNotices(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<HomeNotice> of(Actor actor) {
        LocalDate today = actor.today(clock);
        return actor.standsIn().stream()
                .filter(absent -> absent.from().equals(today))
                .map(absent -> new HomeNotice(
                        "work",
                        "users",
                        "substitution.first-day",
                        List.of(absent.name(), new Dates().day(absent.until())),
                        "/profile/substitutions"))
                .toList();
    }
}
