package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.web.Option;

/** What may be chosen as an executor, and how a chosen one is shown. */
@Component
class ExecutorPicker {

    private static final int FOUND = 8;
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final OrganizationDirectory directory;
    private final MessageSource messages;

    ExecutorPicker(OrganizationDirectory directory, MessageSource messages) {
        this.directory = directory;
        this.messages = messages;
    }

    /**
     * @param printed the words put into the plan: always Russian
     * @param note kind or full name, number of organizations in a group now
     */
    record Choice(String target, String printed, String label, String note) {}

    /**
     * An executor in the form.
     *
     * @param label what the words mean when that is not what they say
     * @param choices other meanings: of a word not understood, or the two senses of a group; empty when there is one
     */
    record Line(String printed, String target, String part, String kind, String label, List<Option> choices) {

        public boolean unresolved() {
            return "TEXT".equals(kind);
        }
    }

    /** Organizations by name or alias, groups and saved lists whose name holds what was typed. */
    List<Choice> search(NamingContext context, String typed, Locale locale) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<Choice> choices = new ArrayList<>();
        Sizes sizes = new Sizes(context);
        if (!wanted.isEmpty()) {
            directory
                    .search(context, typed.strip(), FOUND)
                    .forEach(card -> choices.add(
                            new Choice("ORG:" + card.id(), card.shortName(), card.shortName(), card.fullName())));
        }
        for (GroupCode group : GroupCode.values()) {
            String printed = say("editor.group." + group, RUSSIAN);
            String name = say("editor.group." + group, locale);
            if ((printed + " " + name).toLowerCase(Locale.ROOT).contains(wanted)) {
                for (GroupBasis basis : bases(context)) {
                    choices.add(new Choice(
                            ExecutorTargets.group(group, basis), printed, name, sizes.sense(group, basis, locale)));
                }
            }
        }
        directory.savedLists(context).stream()
                .filter(list -> list.name().toLowerCase(Locale.ROOT).contains(wanted))
                .forEach(list -> choices.add(new Choice(
                        "LIST:" + list.id(),
                        list.name(),
                        list.name(),
                        say("editor.picker.list", locale, String.valueOf(list.size())))));
        return choices;
    }

    /** In a region both senses are one. */
    private static List<GroupBasis> bases(NamingContext context) {
        return context.municipalityId() == null ? List.of(GroupBasis.SUBORDINATION) : List.of(GroupBasis.values());
    }

    /** Counts of groups and of saved lists, each looked up once a page and only when there is one. */
    private final class Sizes {

        private final NamingContext context;
        private final Map<List<Object>, Integer> groups = new HashMap<>();
        private Map<UUID, Integer> lists;

        Sizes(NamingContext context) {
            this.context = context;
        }

        String sense(GroupCode group, GroupBasis basis, Locale locale) {
            int count = groups.computeIfAbsent(
                    List.of(group, basis),
                    key -> directory.members(context, group, basis).size());
            return say("editor.basis." + basis, locale, String.valueOf(count));
        }

        String list(UUID id, Locale locale) {
            if (lists == null) {
                lists = directory.savedLists(context).stream()
                        .collect(Collectors.toMap(
                                OrganizationDirectory.SavedList::id, OrganizationDirectory.SavedList::size));
            }
            return say("editor.picker.list", locale, String.valueOf(lists.getOrDefault(id, 0)));
        }
    }

    List<Line> lines(NamingContext context, List<RowForm.ExecutorLine> typed, Locale locale) {
        List<ExecutorContent> executors =
                typed.stream().map(ExecutorTargets::read).toList();
        Map<UUID, OrganizationCard> cards = directory.findAll(executors.stream()
                .map(ExecutorContent::organizationId)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Line> lines = new ArrayList<>();
        Sizes sizes = new Sizes(context);
        for (int i = 0; i < executors.size(); i++) {
            lines.add(line(context, typed.get(i), executors.get(i), cards, sizes, locale));
        }
        return lines;
    }

    private Line line(
            NamingContext context,
            RowForm.ExecutorLine typed,
            ExecutorContent executor,
            Map<UUID, OrganizationCard> cards,
            Sizes sizes,
            Locale locale) {
        if (executor.kind() == null || executor.kind() == ExecutorKind.TEXT) {
            return new Line(
                    typed.printed(), "TEXT", typed.part(), "TEXT", "", meanings(context, typed.printed(), locale));
        }
        return switch (executor.kind()) {
            case ORG -> {
                OrganizationCard card = cards.get(executor.organizationId());
                String name = card == null ? "" : card.shortName();
                yield line(typed, "ORG", name.equals(typed.printed()) ? "" : name, List.of());
            }
            case GROUP -> {
                List<Option> senses = bases(context).stream()
                        .map(basis -> new Option(
                                ExecutorTargets.group(executor.group(), basis),
                                sizes.sense(executor.group(), basis, locale)))
                        .toList();
                yield line(typed, "GROUP", say("editor.group." + executor.group(), locale), senses);
            }
            default -> line(typed, "LIST", sizes.list(executor.listId(), locale), List.of());
        };
    }

    private static Line line(RowForm.ExecutorLine typed, String kind, String label, List<Option> choices) {
        return new Line(typed.printed(), typed.target(), typed.part(), kind, label, choices);
    }

    /** What a word not understood may have meant: plain text first, then look-alikes and groups. */
    private List<Option> meanings(NamingContext context, String printed, Locale locale) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("TEXT", say("editor.picker.stays-text", locale)));
        String longest = Stream.of(printed.split("[^\\p{L}\\p{N}]+"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        if (longest.length() > 2) {
            String stem = longest.length() > 5 ? longest.substring(0, longest.length() - 2) : longest;
            directory
                    .search(context, stem, FOUND)
                    .forEach(card -> options.add(new Option("ORG:" + card.id(), card.shortName())));
        }
        for (GroupCode group : GroupCode.values()) {
            options.add(new Option(
                    ExecutorTargets.group(group, GroupBasis.SUBORDINATION), say("editor.group." + group, locale)));
        }
        return options;
    }

    private String say(String code, Locale locale, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}
