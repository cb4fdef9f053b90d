package ru.metodkarta.account;

import java.util.UUID;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.ListAddress;

/** What the list of accounts is narrowed to, as it stands in the address; misspelt values fall away. */
record AccountFilter(
        String q,
        String organization,
        String municipality,
        String kind,
        String role,
        String state,
        String sort,
        String page) {

    static final String WHOLE_REGION = "region";

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

    /** Where the employer stands. */
    UUID municipalityId() {
        return Ids.parse(municipality);
    }

    boolean regionBodies() {
        return WHOLE_REGION.equals(municipality);
    }

    /** What the employer is. */
    OrganizationKind kindOrNull() {
        return known(OrganizationKind.values(), kind);
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
        return counting().narrows();
    }

    /** The address without page and sort. */
    String url() {
        return counting().toString();
    }

    /** The same list of people in one state. */
    String urlOf(State other) {
        return new AccountFilter(q, organization, municipality, kind, role, other.name(), null, null).url();
    }

    AccountFilter inAnyState() {
        return new AccountFilter(q, organization, municipality, kind, role, null, sort, page);
    }

    private ListAddress counting() {
        return ListAddress.of("/accounts")
                .with("q", text())
                .with("organization", organizationId())
                .with("municipality", regionBodies() ? WHOLE_REGION : municipalityId())
                .with("kind", kindOrNull())
                .with("role", roleOrNull())
                .with("state", stateOrNull());
    }
}
