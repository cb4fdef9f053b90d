package ru.metodkarta.account;

import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;

/** What the list of accounts is narrowed to, as it stands in the address; misspelt values fall away. */
record AccountFilter(String q, String organization, String role, String state, String sort, String page) {

    enum State {
        ACTIVE,
        BLOCKED,
        ENDED,
        MUST_CHANGE,
        NEVER
    }

    String text() {
        return q == null ? "" : q.strip();
    }

    UUID organizationId() {
        return Ids.parse(organization);
    }

    Role roleOrNull() {
        return known(Role.values(), role);
    }

    State stateOrNull() {
        return known(State.values(), state);
    }

    private static <E extends Enum<E>> E known(E[] values, String name) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return null;
    }

    public String order() {
        return "login".equals(sort) || "last".equals(sort) ? sort : "name";
    }

    boolean narrows() {
        return !text().isEmpty() || organizationId() != null || roleOrNull() != null || stateOrNull() != null;
    }

    /** The address without page and sort. */
    String url() {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/accounts");
        if (!text().isEmpty()) {
            url.queryParam("q", "{q}");
        }
        if (organizationId() != null) {
            url.queryParam("organization", organizationId());
        }
        if (roleOrNull() != null) {
            url.queryParam("role", role);
        }
        if (stateOrNull() != null) {
            url.queryParam("state", state);
        }
        return text().isEmpty()
                ? url.build().toUriString()
                : url.encode().buildAndExpand(text()).toUriString();
    }
}
