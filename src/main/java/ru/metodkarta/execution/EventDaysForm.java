package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * A page of «Даты проведения» as typed: {@code day-<occurrence>} beside {@code seen-<occurrence>}, the day that was on the
 * page; an empty row is none of it.
 */
record EventDaysForm(Map<String, String> typed) {

    private static final String DAY = "day-";
    private static final String SEEN = "seen-";
    private static final int MOST = 100;

    String requestKey() {
        return typed.get("requestKey");
    }

    String day(UUID id) {
        return typed.getOrDefault(DAY + id, "");
    }

    String seen(UUID id) {
        return typed.get(SEEN + id);
    }

    /** Every row of the page. */
    Set<UUID> shown() {
        Set<UUID> ids = new LinkedHashSet<>();
        typed.keySet().forEach(name -> {
            UUID id = name.startsWith(DAY) ? Ids.parse(name.substring(DAY.length())) : null;
            if (id != null && ids.size() < MOST) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** @param problems what is wrong with a row, by occurrence */
    Map<UUID, EventDates.Wish> toCommand(Map<UUID, FormErrors.Problem> problems) {
        Map<UUID, EventDates.Wish> wishes = new LinkedHashMap<>();
        for (UUID id : shown()) {
            FormErrors errors = new FormErrors();
            LocalDate day = Dates.parse(DAY + id, day(id), errors);
            if (!errors.isEmpty()) {
                problems.put(id, errors.of(DAY + id));
            } else if (day != null) {
                wishes.put(id, new EventDates.Wish(day, Dates.parse(SEEN, seen(id), new FormErrors())));
            }
        }
        return wishes;
    }
}
