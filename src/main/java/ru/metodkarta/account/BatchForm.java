package ru.metodkarta.account;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.FormErrors;

/**
 * Which organizations get access.
 *
 * @param members null: nothing was posted yet, all are offered ticked
 * @param position of everybody, since nobody is named yet
 */
record BatchForm(String kind, String page, List<String> members, String position, String requestKey) {

    private static final int POSITION = 200;

    /** @param members ids of organizations, at least one */
    record Command(Set<UUID> members, String position) {}

    /** @return to be used without errors only */
    Command toCommand(FormErrors errors) {
        String typed = errors.required("position", position, POSITION);
        Set<UUID> marked = marked();
        if (marked.isEmpty()) {
            errors.add("members", "account.error.batch-empty");
        }
        return new Command(marked, typed);
    }

    private Set<UUID> marked() {
        return members == null
                ? Set.of()
                : members.stream()
                        .map(Ids::parse)
                        .filter(Objects::nonNull)
                        .limit(AccountBatches.MOST)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    OrganizationKind kindOrNull() {
        return Arrays.stream(OrganizationKind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElse(null);
    }

    public boolean has(UUID id) {
        return members == null || members.contains(id.toString());
    }
}
