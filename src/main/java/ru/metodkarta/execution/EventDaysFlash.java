package ru.metodkarta.execution;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            Map<UUID, EventDates.Named> named) {
        if (named.isEmpty()) {
            Flash.ok(redirect, "execution.dates.unchanged");
            return;
        }
        Dates dates = new Dates();
        String kept = events.rows().stream()
                .filter(event -> named.containsKey(event.id()))
                .limit(LISTED)
                .map(event ->
                        event.label() + " — " + dates.day(wishes.get(event.id()).day()))
                .collect(Collectors.joining("; "));
        EventDates.Named all = named.values().stream().reduce(EventDates.Named.NONE, EventDates.Named::and);
        int more = Math.max(0, named.size() - LISTED);
        int stood = wishes.size() - named.size();
        Object[] arguments = Stream.concat(
                        Stream.of(String.valueOf(named.size()), kept, more, String.valueOf(more)),
                        Stream.concat(Arrays.stream(numbers(all)), Stream.of(stood, String.valueOf(stood))))
                .toArray();
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
