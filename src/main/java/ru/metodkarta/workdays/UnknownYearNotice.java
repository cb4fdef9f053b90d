package ru.metodkarta.workdays;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.HomeNotice;
import ru.metodkarta.web.HomeNotices;

/**
 * Whoever keeps the working days is told of a year that is not known: this year, and the next one from October on, when
 * the Government's resolution is out and deadlines begin to fall into it.
 */
@Component
class UnknownYearNotice implements HomeNotices {

    private final WorkingCalendars calendars;
    private final Clock clock;

    UnknownYearNotice(WorkingCalendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public List<HomeNotice> of(Actor actor) {
        if (WorkingDays.keeping(actor).isEmpty()) {
            return List.of();
        }
        LocalDate today = actor.today(clock);
        int last = today.getMonthValue() >= Month.OCTOBER.getValue() ? today.getYear() + 1 : today.getYear();
        var calendar = calendars.of(actor.regionId());
        for (int year = today.getYear(); year <= last; year++) {
            if (!calendar.isKnown(year)) {
                String number = String.valueOf(year);
                return List.of(new HomeNotice(
                        "warn",
                        "calendar",
                        "workdays.notice",
                        List.of(number),
                        WorkdaysPages.URL + "/import?year=" + number));
            }
        }
        return List.of();
    }
}
