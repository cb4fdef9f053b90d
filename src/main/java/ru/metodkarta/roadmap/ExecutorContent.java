package ru.metodkarta.roadmap;

import java.util.UUID;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;

/**
 * An executor of an activity.
 *
 * @param printed the words of the cell, verbatim
 * @param part how it takes part; null: by the default rule ({@link ExecutorNames})
 * @param kind what the words mean; null: to be resolved in the roadmap's context
 */
public record ExecutorContent(
        String printed,
        Part part,
        ExecutorKind kind,
        UUID organizationId,
        GroupCode group,
        GroupBasis basis,
        UUID listId) {

    /** To be resolved by name, taking part by the default rule. */
    public static ExecutorContent named(String printed) {
        return named(printed, null);
    }

    public static ExecutorContent named(String printed, Part part) {
        return new ExecutorContent(printed, part, null, null, null, null, null);
    }

    public static ExecutorContent organization(String printed, Part part, UUID id) {
        return new ExecutorContent(printed, part, ExecutorKind.ORG, id, null, null, null);
    }

    public static ExecutorContent group(String printed, Part part, GroupCode group, GroupBasis basis) {
        return new ExecutorContent(printed, part, ExecutorKind.GROUP, null, group, basis, null);
    }

    public static ExecutorContent list(String printed, Part part, UUID listId) {
        return new ExecutorContent(printed, part, ExecutorKind.LIST, null, null, null, listId);
    }

    public static ExecutorContent text(String printed, Part part) {
        return new ExecutorContent(printed, part, ExecutorKind.TEXT, null, null, null, null);
    }

    ExecutorContent withPart(Part newPart) {
        return new ExecutorContent(printed, newPart, kind, organizationId, group, basis, listId);
    }
}
