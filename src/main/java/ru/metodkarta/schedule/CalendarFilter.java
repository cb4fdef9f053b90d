package ru.metodkarta.schedule;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.PageRequestParams;

/** The address of the page; misspelt values are as if not given. */
record CalendarFilter(String view, String on, String of, String roadmap, String page) {

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    CalendarView chosenView() {
        return CalendarView.of(view);
    }

    LocalDate day(LocalDate today) {
        try {
            LocalDate day = on == null || on.isBlank() ? today : LocalDate.parse(on.strip());
            return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? today : day;
        } catch (DateTimeParseException e) {
            return today;
        }
    }

    UUID roadmapId() {
        return Ids.parse(roadmap);
    }

    /** The last page when there are fewer. */
    PageRequestParams pageOf(int size, int total) {
        int last = Math.max(1, (total + size - 1) / size);
        return new PageRequestParams(Math.min(PageRequestParams.of(page, size).page(), last), size);
    }
}
