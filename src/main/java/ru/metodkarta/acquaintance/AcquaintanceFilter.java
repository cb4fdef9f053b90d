package ru.metodkarta.acquaintance;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the list is narrowed to; misspelt values of the address count as not given.
 *
 * @param show all, {@code missing} or {@code opened}
 */
record AcquaintanceFilter(String show, String q) {

    AcquaintanceFilter {
        show = "missing".equals(show) || "opened".equals(show) ? show : "all";
        q = q == null ? "" : q.strip();
    }

    public boolean narrows() {
        return !show.equals("all") || !q.isEmpty();
    }

    /** Conditions on the list's aliases; bind {@link #params}. */
    String where() {
        String state = switch (show) {
            case "missing" -> " and q.revision_id is null";
            case "opened" -> " and q.revision_id is not null";
            default -> "";
        };
        return state
                + (q.isEmpty()
                        ? ""
                        : " and (g.full_name || ' ' || g.short_name ilike :pattern or t.name ilike :pattern)");
    }

    Map<String, Object> params() {
        Map<String, Object> params = new HashMap<>();
        if (!q.isEmpty()) {
            params.put(
                    "pattern", "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        return params;
    }

    /** Address of the list with this filter; pages are added to it. */
    String url(UUID roadmapId) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/roadmaps/" + roadmapId + "/acquaintance");
        Map<String, Object> values = new HashMap<>();
        if (!show.equals("all")) {
            url.queryParam("show", show);
        }
        if (!q.isEmpty()) {
            url.queryParam("q", "{q}");
            values.put("q", q);
        }
        return url.encode().buildAndExpand(values).toUriString();
    }
}
