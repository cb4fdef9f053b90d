package ru.metodkarta.execution;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.Paged;

/** What has become of the days that were typed: which are kept, how many moved, of the others how they stand. */
final class EventDaysFlash {

    /** Days that are listed one by one; the number of all is told anyway. */
    private static final int LISTED = 12;

    private EventDaysFlash() {}

    static void say(
            RedirectAttributes redirect,
            Paged<EventDayRows.Dated> events,
            Map<UUID, EventDates.Wish> wishes,
            Collection<EventDates.Named> named) {
        Dates dates = new Dates();
        String kept = events.rows().stream()
                .limit(LISTED)
                .map(event ->
                        event.label() + " — " + dates.day(wishes.get(event.id()).day()))
                .collect(Collectors.joining("; ", "", events.rows().size() > LISTED ? "; …" : ""));
        EventDates.Named all = named.stream().reduce(EventDates.Named.NONE, EventDates.Named::and);
        Object[] numbers = numbers(all);
        Object[] arguments = new Object[numbers.length + 2];
        arguments[0] = String.valueOf(named.size());
        arguments[1] = kept;
        System.arraycopy(numbers, 0, arguments, 2, numbers.length);
        if (all.left() == 0) {
            Flash.ok(redirect, "execution.dates.saved", arguments);
        } else {
            Flash.warn(redirect, "execution.dates.saved", arguments);
        }
    }

    /** Numbers choose the words, texts are shown. */
    static Object[] numbers(EventDates.Named named) {
        return new Object[] {
            named.moved(),
            String.valueOf(named.moved()),
            named.reported() + named.decided(),
            String.valueOf(named.reported()),
            String.valueOf(named.decided()),
            named.rework(),
            String.valueOf(named.rework()),
            named.left(),
            String.valueOf(named.left())
        };
    }
}
