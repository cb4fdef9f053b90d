package ru.metodkarta.organization;

import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.shared.Ids;

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
        return !text().isEmpty() || municipalityId() != null || regionBodies() || kindOrNull() != null;
    }

    /** The address without page and sort. */
    String url() {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/organizations");
        if (!text().isEmpty()) {
            url.queryParam("q", "{q}");
        }
        if (municipalityId() != null || regionBodies()) {
            url.queryParam("municipality", municipality);
        }
        if (kindOrNull() != null) {
            url.queryParam("kind", kind);
        }
        if (withArchived()) {
            url.queryParam("archived", "true");
        }
        return text().isEmpty()
                ? url.build().toUriString()
                : url.encode().buildAndExpand(text()).toUriString();
    }
}
