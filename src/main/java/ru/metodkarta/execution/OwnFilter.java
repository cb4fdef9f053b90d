package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ru.metodkarta.shared.Actor;

/**
 * What narrows the own list besides {@link WorkFilter}, as it stands in the address; misspelt values narrow nothing.
 *
 * @param period by the date in force: {@code month}, {@code next} month, {@code quarter}
 * @param show {@code changed} since the last visit, {@code mine} asked of me, {@code free} asked of nobody
 */
record OwnFilter(String period, String show) {

    OwnFilter {
        period = period == null ? "" : period;
        show = show == null ? "" : show;
    }

    static final List<String> PERIODS = List.of("month", "next", "quarter");
    static final List<String> SHOWS = List.of("changed", "mine", "free");

    /** Over {@link WorkRow#FROM}; bind {@link #params}. */
    String where(Instant since) {
        String days = PERIODS.contains(period) ? " and a.due between :periodFrom and :periodTo" : "";
        return days
                + switch (show) {
                    case "changed" -> " and " + LastVisit.changed(since);
                    case "mine" -> " and a.assignee_id = :me";
                    case "free" -> " and " + Delegation.ASSIGNEE + " is null";
                    default -> "";
                };
    }

    Map<String, Object> params(Actor actor, LocalDate today, Instant since) {
        LocalDate from = first(today);
        Map<String, Object> params = new HashMap<>();
        params.put("periodFrom", from);
        params.put("periodTo", from.plusMonths("quarter".equals(period) ? 3 : 1).minusDays(1));
        params.put("since", LastVisit.moment(since));
        params.put("me", actor.accountId());
        params.put("today", today);
        return params;
    }

    private LocalDate first(LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        return switch (period) {
            case "next" -> month.plusMonths(1);
            case "quarter" -> month.with(IsoFields.DAY_OF_QUARTER, 1);
            default -> month;
        };
    }

    public boolean narrowed() {
        return PERIODS.contains(period) || SHOWS.contains(show);
    }

    /** The address with this filter, too. */
    String url(String path) {
        StringBuilder url = new StringBuilder(path);
        add(url, "period", PERIODS.contains(period) ? period : null);
        add(url, "show", SHOWS.contains(show) ? show : null);
        return url.toString();
    }

    private static void add(StringBuilder url, String name, String value) {
        if (value != null) {
            url.append(url.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(value);
        }
    }
}
