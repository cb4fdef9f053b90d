package ru.metodkarta.organization;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.FormErrors;

/** A saved list as typed; its territory is chosen once. */
record OrganizationListForm(String name, String municipality, List<String> members, String version, String requestKey) {

    private static final int NAME = 120;

    record Command(String name, UUID municipalityId, Set<UUID> members) {}

    Command toCommand(FormErrors errors) {
        String text = errors.required("name", name, NAME);
        Set<UUID> chosen = members == null
                ? Set.of()
                : members.stream()
                        .map(Ids::parse)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (chosen.isEmpty()) {
            errors.add("members", "organization.error.list-empty");
        }
        return new Command(text, Ids.parse(municipality), chosen);
    }

    public boolean has(UUID id) {
        return members != null && members.contains(id.toString());
    }
}
