package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.organization.NameMatch;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Option;

/**
 * What printed names of executors mean, for many names at once. A meaning is one word: {@code ORG:<id>},
 * {@code GROUP:<code>:<basis>}, {@code LIST:<id>}, {@code TEXT}.
 */
@Component
public class ExecutorMeanings {

    public static final String TEXT = "TEXT";

    private static final int ALIKE = 5;
    private static final double LEAST_LIKENESS = 0.3;

    private final OrganizationDirectory directory;
    private final ExecutorNames names;
    private final MessageSource messages;

    ExecutorMeanings(OrganizationDirectory directory, ExecutorNames names, MessageSource messages) {
        this.directory = directory;
        this.names = names;
        this.messages = messages;
    }

    /** Meanings by name in the context, as a draft would resolve them; names that mean nothing known are missing. */
    public Map<String, String> meant(NamingContext context, Collection<String> printed) {
        Map<String, String> meanings = new LinkedHashMap<>();
        names.meanings(context, printed).forEach((name, match) -> meanings.put(name, target(match)));
        return meanings;
    }

    private static String target(NameMatch match) {
        return match.organizationId() != null
                ? "ORG:" + match.organizationId()
                : ExecutorTargets.group(match.group(), match.basis());
    }

    /** What a typed name means; empty when nothing or several organizations fit. */
    public Optional<String> named(NamingContext context, String typed) {
        Optional<NameMatch> match = Optional.ofNullable(
                names.meanings(context, List.of(typed.strip())).get(typed.strip()));
        if (match.isPresent()) {
            return match.map(ExecutorMeanings::target);
        }
        List<OrganizationCard> found = directory.search(context, typed, 2);
        return found.size() == 1 ? Optional.of("ORG:" + found.get(0).id()) : Optional.empty();
    }

    /**
     * How meanings are shown; one that cannot be chosen in this context is missing.
     *
     * @param standing what {@link #standing} gave
     */
    public Map<String, String> labels(
            NamingContext context, Collection<String> targets, List<Option> standing, Locale locale) {
        Set<UUID> ids = targets.stream()
                .filter(target -> target.startsWith("ORG:"))
                .map(target -> Ids.parse(target.substring(4)))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, OrganizationCard> cards = directory.findAll(ids);
        Map<String, String> common =
                standing.stream().collect(Collectors.toMap(Option::value, Option::label, (a, b) -> a));
        Map<String, String> labels = new LinkedHashMap<>();
        for (String target : targets) {
            if (target.startsWith("ORG:")) {
                OrganizationCard card = cards.get(Ids.parse(target.substring(4)));
                if (card != null && PlaceRules.within(context, card)) {
                    labels.put(target, card.shortName());
                }
            } else if (target.equals(TEXT)) {
                labels.put(target, say("editor.picker.stays-text", locale));
            } else if (common.containsKey(target)) {
                labels.put(target, common.get(target));
            }
        }
        return labels;
    }

    /** Groups in both senses (one in a region) and saved lists. */
    public List<Option> standing(NamingContext context, Locale locale) {
        List<Option> options = new ArrayList<>();
        List<GroupBasis> bases =
                context.municipalityId() == null ? List.of(GroupBasis.SUBORDINATION) : List.of(GroupBasis.values());
        for (GroupCode group : GroupCode.values()) {
            for (GroupBasis basis : bases) {
                String name = say("editor.group." + group, locale);
                options.add(new Option(
                        ExecutorTargets.group(group, basis),
                        bases.size() == 1 ? name : say("roadmap.meaning." + basis, locale, name)));
            }
        }
        directory
                .savedLists(context)
                .forEach(list -> options.add(new Option(
                        "LIST:" + list.id(),
                        say("roadmap.meaning.list", locale, list.name(), String.valueOf(list.size())))));
        return options;
    }

    /** Names that may be typed: organizations of the context, its own town first. */
    public List<OrganizationCard> organizations(NamingContext context, int most) {
        return directory.search(context, "", most);
    }

    /** Organizations among those given whose names share most with names that mean nothing. */
    public Map<String, List<Option>> alike(List<OrganizationCard> cards, Collection<String> printed) {
        List<Set<String>> shapes = cards.stream()
                .map(card -> trigrams(card.shortName() + " " + card.fullName()))
                .toList();
        Map<String, List<Option>> alike = new LinkedHashMap<>();
        for (String name : printed) {
            Set<String> shape = trigrams(name);
            record Near(OrganizationCard card, double likeness) {}
            List<Near> near = new ArrayList<>();
            for (int i = 0; i < cards.size(); i++) {
                near.add(new Near(cards.get(i), likeness(shape, shapes.get(i))));
            }
            alike.put(
                    name,
                    near.stream()
                            .filter(one -> one.likeness() >= LEAST_LIKENESS)
                            .sorted(Comparator.comparingDouble(Near::likeness).reversed())
                            .limit(ALIKE)
                            .map(one -> new Option(
                                    "ORG:" + one.card().id(), one.card().shortName()))
                            .toList());
        }
        return alike;
    }

    /** Share of the printed name's trigrams that the organization's names have. */
    private static double likeness(Set<String> name, Set<String> other) {
        return name.isEmpty()
                ? 0
                : (double) name.stream().filter(other::contains).count() / name.size();
    }

    private static Set<String> trigrams(String text) {
        Set<String> trigrams = new HashSet<>();
        for (String word : TextMatching.plain(text).split(" ")) {
            String padded = " " + word + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) {
                trigrams.add(padded.substring(i, i + 3));
            }
        }
        return trigrams;
    }

    /** An executor in that meaning; taking part by the default rule. */
    public ExecutorContent executor(String printed, String meaning) {
        return ExecutorTargets.read(new RowForm.ExecutorLine(printed, meaning, ""));
    }

    private String say(String code, Locale locale, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}
