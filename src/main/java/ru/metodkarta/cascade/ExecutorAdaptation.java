package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.NameMatch;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.ExecutorKind;
import ru.metodkarta.roadmap.Part;

/**
 * Executors of an activity above as they stand in the copy. The printed words stay; what they mean becomes the place's
 * own: its organizations and groups stay, names it knows are understood, everybody else is text and has no work by it.
 */
@Component
class ExecutorAdaptation {

    private final OrganizationDirectory directory;

    ExecutorAdaptation(OrganizationDirectory directory) {
        this.directory = directory;
    }

    /** For many rows at once; at most four statements. */
    Map<UUID, List<ExecutorContent>> adapt(NamingContext place, Map<UUID, List<ExecutorContent>> byActivity) {
        List<ExecutorContent> all =
                byActivity.values().stream().flatMap(Collection::stream).toList();
        Map<String, NameMatch> names = directory.resolveAll(
                place,
                all.stream()
                        .filter(executor -> executor.kind() != ExecutorKind.GROUP)
                        .map(ExecutorContent::printed)
                        .distinct()
                        .toList());
        Set<UUID> named = all.stream()
                .map(ExecutorContent::organizationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        names.values().stream()
                .map(NameMatch::organizationId)
                .filter(Objects::nonNull)
                .forEach(named::add);
        if (place.organizationId() != null) {
            named.add(place.organizationId());
        }
        Map<UUID, OrganizationCard> cards = directory.findAll(named);
        return byActivity.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> led(entry.getValue().stream()
                                .map(executor -> adapt(place, executor, names, cards))
                                .toList())));
    }

    private static ExecutorContent adapt(
            NamingContext place,
            ExecutorContent executor,
            Map<String, NameMatch> names,
            Map<UUID, OrganizationCard> cards) {
        if (executor.kind() == ExecutorKind.GROUP) {
            return group(place, executor, cards);
        }
        if (executor.kind() == ExecutorKind.ORG && ofThePlace(place, cards.get(executor.organizationId()))) {
            return executor;
        }
        NameMatch match = names.get(executor.printed());
        if (match != null && match.organizationId() != null && ofThePlace(place, cards.get(match.organizationId()))) {
            return ExecutorContent.organization(executor.printed(), executor.part(), match.organizationId());
        }
        // a name of a body above may sound like a group; only what was no organization there may become one
        if (match != null && match.group() != null && executor.kind() == ExecutorKind.TEXT) {
            return group(
                    place,
                    ExecutorContent.group(executor.printed(), executor.part(), match.group(), match.basis()),
                    cards);
        }
        return ExecutorContent.text(executor.printed(), executor.part());
    }

    private static boolean ofThePlace(NamingContext place, OrganizationCard card) {
        if (card == null) {
            return false;
        }
        return place.organizationId() != null
                ? card.id().equals(place.organizationId())
                : place.municipalityId().equals(card.municipalityId());
    }

    /** «Школы» of a town are the town's in its plan; in the plan of a school they are that school. */
    private static ExecutorContent group(
            NamingContext place, ExecutorContent executor, Map<UUID, OrganizationCard> cards) {
        if (place.organizationId() == null) {
            return ExecutorContent.group(
                    executor.printed(),
                    executor.part(),
                    executor.group(),
                    executor.basis() == null ? GroupBasis.SUBORDINATION : executor.basis());
        }
        OrganizationCard own = cards.get(place.organizationId());
        return own != null && executor.group().kinds().contains(own.kind())
                ? ExecutorContent.organization(executor.printed(), executor.part(), own.id())
                : ExecutorContent.text(executor.printed(), executor.part());
    }

    /** Where the lead belongs to the level above, the first of the place leads the copy. */
    private static List<ExecutorContent> led(List<ExecutorContent> executors) {
        boolean ownLead = executors.stream()
                .anyMatch(executor -> executor.part() == Part.LEAD && executor.kind() != ExecutorKind.TEXT);
        boolean own = executors.stream().anyMatch(executor -> executor.kind() != ExecutorKind.TEXT);
        if (ownLead || !own) {
            return executors;
        }
        List<ExecutorContent> result = new ArrayList<>();
        boolean led = false;
        for (ExecutorContent executor : executors) {
            boolean leads = !led && executor.kind() != ExecutorKind.TEXT;
            Part part = leads ? Part.LEAD : executor.part() == Part.LEAD ? Part.TAKING_PART : executor.part();
            led |= leads;
            result.add(new ExecutorContent(
                    executor.printed(),
                    part,
                    executor.kind(),
                    executor.organizationId(),
                    executor.group(),
                    executor.basis(),
                    executor.listId()));
        }
        return result;
    }
}
