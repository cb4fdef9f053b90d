package ru.metodkarta.organization;

import java.util.UUID;

/** What a printed executor name means in a context: one organization, or a group. Exactly one side is filled. */
public record NameMatch(UUID organizationId, GroupCode group, GroupBasis basis) {

    static NameMatch organization(UUID id) {
        return new NameMatch(id, null, null);
    }

    static NameMatch group(GroupCode code) {
        return new NameMatch(null, code, GroupBasis.SUBORDINATION);
    }
}
