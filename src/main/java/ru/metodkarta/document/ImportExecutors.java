package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.ExecutorMeanings;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;

/** Printed names of executors resolved once for all rows: by the system, then by the author. */
@Component
class ImportExecutors {

    private static final int CANDIDATES = 3000;
    private static final int OFFERED = 300;

    private final ExecutorMeanings meanings;

    ImportExecutors(ExecutorMeanings meanings) {
        this.meanings = meanings;
    }

    /** What is known about the names of a document; a fixed number of statements however many there are. */
    final class Known {

        private final NamingContext context;
        private final Map<String, String> understood;
        private final Map<String, String> chosen;
        private final Map<String, String> labels;
        private final List<Option> standing;
        private List<OrganizationCard> cards;

        private Known(NamingContext context, Collection<String> names, Map<String, String> decided, Locale locale) {
            this.context = context;
            standing = meanings.standing(context, locale);
            understood = meanings.meant(context, names);
            Set<String> targets = new LinkedHashSet<>(understood.values());
            targets.addAll(decided.values());
            labels = meanings.labels(context, targets, standing, locale);
            chosen = new HashMap<>(decided);
            // what cannot be chosen here (another region's) was never offered
            chosen.values().removeIf(target -> !labels.containsKey(target));
        }

        /** Null: words that mean nothing known. */
        String understood(String name) {
            return labels.get(understood.getOrDefault(name, ""));
        }

        /** Empty: as understood. */
        String target(String name) {
            return chosen.getOrDefault(name, "");
        }

        String chosenLabel(String name) {
            return labels.get(target(name));
        }

        /** Neither the system nor the author knows. */
        boolean open(String name) {
            return understood(name) == null && target(name).isEmpty();
        }

        /** What the name means for the reader of a row, null: words only. */
        String meaning(String name) {
            String target = target(name);
            return target.isEmpty()
                    ? understood(name)
                    : target.equals(ExecutorMeanings.TEXT) ? null : labels.get(target);
        }

        /** What the system understands is left to the draft, which knows what its own rows mean. */
        ExecutorContent executor(String name) {
            String target = target(name);
            return target.isEmpty() ? ExecutorContent.named(name) : meanings.executor(name, target);
        }

        Map<String, List<Option>> alike(Collection<String> names) {
            return names.isEmpty() ? Map.of() : meanings.alike(cards(), names);
        }

        /** Groups and saved lists. */
        List<Option> standing() {
            return standing;
        }

        /** Names that may be typed. */
        List<Option> organizations() {
            return cards().stream()
                    .limit(OFFERED)
                    .map(card -> new Option(card.shortName(), card.fullName()))
                    .toList();
        }

        private List<OrganizationCard> cards() {
            if (cards == null) {
                cards = meanings.organizations(context, CANDIDATES);
            }
            return cards;
        }
    }

    Known known(NamingContext context, Collection<String> names, Map<String, String> decided, Locale locale) {
        return new Known(context, names, decided, locale);
    }

    /** Decisions after what was typed; a name that is not found is noted in the errors. */
    Map<String, String> decided(
            NamingContext context,
            Map<String, String> before,
            List<ImportForm.ExecutorLine> typed,
            FormErrors errors,
            Locale locale) {
        Map<String, String> decided = new HashMap<>(before);
        List<String> offered = new ArrayList<>();
        typed.forEach(line -> offered.add(line.target()));
        Map<String, String> possible = meanings.labels(context, offered, meanings.standing(context, locale), locale);
        for (int i = 0; i < typed.size(); i++) {
            ImportForm.ExecutorLine line = typed.get(i);
            if (!line.other().isBlank()) {
                String printed = line.printed();
                int index = i;
                meanings.named(context, line.other())
                        .ifPresentOrElse(
                                target -> decided.put(printed, target),
                                () -> errors.add(
                                        "executorOther-" + index,
                                        "document.error.organization",
                                        line.other().strip()));
            } else if (line.target().isEmpty()) {
                decided.remove(line.printed());
            } else if (possible.containsKey(line.target())) {
                decided.put(line.printed(), line.target());
            }
        }
        return decided;
    }
}
