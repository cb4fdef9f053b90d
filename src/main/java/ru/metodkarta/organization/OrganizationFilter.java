package ru.metodkarta.organization;

import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.ListAddress;

/** What the list of organizations is narrowed to, as it stands in the address; misspelt values fall away. */
record OrganizationFilter(String q, String municipality, String kind, String archived, String sort, String page) {

    static final String WHOLE_REGION = "region";

    String text() {
        return q == null ? "" : q.strip();
    }

    UUID municipalityId() {
        return Ids.parse(municipality);
    }

    boolean regionBodies() {
        return WHOLE_REGION.equals(municipality);
    }

    OrganizationKind kindOrNull() {
        for (OrganizationKind known : OrganizationKind.values()) {
            if (known.name().equals(kind)) {
                return known;
            }
        }
        return null;
    }

    boolean withArchived() {
        return "true".equals(archived);
    }

    public String order() {
        return "name".equals(sort) || "kind".equals(sort) ? sort : "territory";
    }

    boolean narrows() {
        return counting("").narrows();
    }

    /** The address without page and sort. */
    String url() {
        return counting("/organizations")
                .with("archived", withArchived() ? "true" : null)
                .toString();
    }

    /** Another list narrowed by the same. */
    String urlOf(String path, String page) {
        return counting(path).with("page", page).toString();
    }

    private ListAddress counting(String path) {
        return ListAddress.of(path)
                .with("q", text())
                .with("municipality", regionBodies() ? WHOLE_REGION : municipalityId())
                .with("kind", kindOrNull());
    }
}
