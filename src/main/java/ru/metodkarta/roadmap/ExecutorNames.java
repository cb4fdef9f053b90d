package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.NameMatch;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationDirectory;

/**
 * What the printed executors of a row mean, and how each takes part by default: the first leads; a named organization
 * after it reports too; a group after a named lead takes part without a report, after a group it reports; words that
 * mean no organization known to us take part without a report.
 */
@Component
class ExecutorNames {

    private final OrganizationDirectory directory;

    ExecutorNames(OrganizationDirectory directory) {
        this.directory = directory;
    }

    static NamingContext contextOf(RoadmapPlace place) {
        return new NamingContext(place.regionId(), place.municipalityId(), place.organizationId());
    }

    /** Resolves names in one context and remembers what it has asked: a plan prints the same few names over and over. */
    Resolver in(NamingContext context) {
        Map<String, Optional<NameMatch>> known = new HashMap<>();
        return executors -> withParts(executors.stream()
                .map(executor -> resolve(context, known, executor))
                .toList());
    }

    /** Fills in kind and part of every executor of a row. */
    @FunctionalInterface
    interface Resolver {
        List<ExecutorContent> resolve(List<ExecutorContent> executors);
    }

    private ExecutorContent resolve(
            NamingContext context, Map<String, Optional<NameMatch>> known, ExecutorContent executor) {
        if (executor.kind() != null) {
            return executor;
        }
        return known.computeIfAbsent(executor.printed(), printed -> meaning(context, printed))
                .map(match -> match.organizationId() != null
                        ? ExecutorContent.organization(executor.printed(), executor.part(), match.organizationId())
                        : ExecutorContent.group(executor.printed(), executor.part(), match.group(), match.basis()))
                .orElseGet(() -> ExecutorContent.text(executor.printed(), executor.part()));
    }

    /** An organization of another town is nobody's executor here, whatever its name: the words stay text. */
    private Optional<NameMatch> meaning(NamingContext context, String printed) {
        return directory
                .resolve(context, printed)
                .filter(match -> match.organizationId() == null
                        || directory
                                .find(match.organizationId())
                                .filter(card -> PlaceRules.within(context, card))
                                .isPresent());
    }

    static List<ExecutorContent> withParts(List<ExecutorContent> executors) {
        List<ExecutorContent> result = new ArrayList<>();
        ExecutorKind leadKind = null;
        for (ExecutorContent executor : executors) {
            Part part = executor.part() != null ? executor.part() : defaultPart(executor.kind(), leadKind);
            if (leadKind == null && part == Part.LEAD) {
                leadKind = executor.kind();
            }
            result.add(executor.withPart(part));
        }
        return result;
    }

    private static Part defaultPart(ExecutorKind kind, ExecutorKind leadKind) {
        if (leadKind == null) {
            return Part.LEAD;
        }
        boolean leadIsMany = leadKind == ExecutorKind.GROUP || leadKind == ExecutorKind.LIST;
        return switch (kind) {
            case ORG -> Part.REPORTING;
            case GROUP, LIST -> leadIsMany ? Part.REPORTING : Part.TAKING_PART;
            case TEXT -> Part.TAKING_PART;
        };
    }
}
