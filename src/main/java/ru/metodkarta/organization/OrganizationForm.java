package ru.metodkarta.organization;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.FormErrors;

/** What is typed on the pages «Новая организация» and «Изменить сведения». */
record OrganizationForm(
        String kind,
        String fullName,
        String shortName,
        String aliases,
        String municipality,
        String parent,
        String actsFor,
        String reporter,
        String email,
        String anyway,
        String version,
        String requestKey) {

    private static final int FULL_NAME = 500;
    private static final int SHORT_NAME = 120;
    private static final int ALIASES = 1000;
    private static final int EMAIL = 200;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+");

    static OrganizationForm empty(String municipality) {
        return new OrganizationForm(null, null, null, null, municipality, null, null, null, null, null, null, null);
    }

    static OrganizationForm of(OrganizationQueries.Head head) {
        return new OrganizationForm(
                head.kind().name(),
                head.fullName(),
                head.shortName(),
                null,
                text(head.municipalityId()),
                text(head.parentId()),
                text(head.actsForId()),
                text(head.reporterId()),
                head.email(),
                null,
                String.valueOf(head.version()),
                null);
    }

    private static String text(UUID id) {
        return id == null ? "" : id.toString();
    }

    NewOrganization toNew(UUID regionId, FormErrors errors) {
        OrganizationKind known = kind(errors);
        String full = errors.required("fullName", fullName, FULL_NAME);
        String brief = errors.required("shortName", shortName, SHORT_NAME);
        String others = errors.optional("aliases", aliases, ALIASES);
        List<String> lines = others == null
                ? List.of()
                : Arrays.stream(others.split("\\R"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        return new NewOrganization(
                regionId,
                id("municipality", municipality, errors),
                id("parent", parent, errors),
                id("actsFor", actsFor, errors),
                known,
                full,
                brief,
                lines,
                address(email, errors));
    }

    OrganizationRegistry.Edition toEdition(FormErrors errors) {
        return new OrganizationRegistry.Edition(
                kind(errors),
                errors.required("fullName", fullName, FULL_NAME),
                errors.required("shortName", shortName, SHORT_NAME),
                id("municipality", municipality, errors),
                id("parent", parent, errors),
                id("actsFor", actsFor, errors),
                id("reporter", reporter, errors),
                address(email, errors));
    }

    /** The official mailbox, null for none. */
    static String address(String typed, FormErrors errors) {
        String address = errors.optional("email", typed, EMAIL);
        if (address != null && !ADDRESS.matcher(address).matches()) {
            errors.add("email", "organization.error.email");
        }
        return address;
    }

    /** A namesake was shown, and it is another organization. */
    boolean insists() {
        return "true".equals(anyway);
    }

    private OrganizationKind kind(FormErrors errors) {
        return Arrays.stream(OrganizationKind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseGet(() -> {
                    errors.add("kind", "error.choice");
                    return null;
                });
    }

    private static UUID id(String field, String value, FormErrors errors) {
        UUID id = Ids.parse(value);
        if (id == null && value != null && !value.isBlank()) {
            errors.add(field, "error.choice");
        }
        return id;
    }
}
