package ru.metodkarta.execution;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.organization.NameMatch;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.organization.SpokenNames;

/**
 * What the lines of a pasted list mean among the executors somebody decides on. Nothing is guessed: where several may be
 * meant the reader chooses, and what was understood is shown before anything is marked.
 */
@Component
class ListedNames {

    private final OrganizationDirectory directory;

    ListedNames(OrganizationDirectory directory) {
        this.directory = directory;
    }

    /** @param open has not reported yet: the others stay as they are */
    record Executor(UUID id, String name, String town, boolean open) {}

    /**
     * @param key stands for the words in the form
     * @param fitting who may be meant; one that is {@code sure} needs no choice
     * @param group everybody of a kind who has not reported, null unless the line names one
     * @param picked the executor chosen of several, null without one
     * @param skipped said to be left out
     */
    record Line(
            UUID key,
            String text,
            List<Executor> fitting,
            boolean sure,
            GroupCode group,
            int grouped,
            UUID picked,
            boolean skipped) {

        public boolean understood() {
            return sure || group != null;
        }

        public boolean several() {
            return !understood() && !fitting.isEmpty();
        }

        /** Means nobody yet, and nobody has said to leave it out. */
        boolean open() {
            return !understood() && picked == null && !skipped;
        }
    }

    /** @param seal of what the lines were understood as: another one is shown again before it counts */
    record Reading(List<Line> lines, String seal, Set<UUID> meant) {

        static final Reading NOTHING = new Reading(List.of(), "", Set.of());

        int open() {
            return (int) lines.stream().filter(Line::open).count();
        }

        public long understood() {
            return lines.stream().filter(Line::understood).count();
        }

        public long several() {
            return lines.stream().filter(Line::several).count();
        }

        public long unknown() {
            return lines.size() - understood() - several();
        }

        /** The lines that need a look first. */
        public List<Line> questions() {
            return lines.stream()
                    .filter(line -> !line.understood())
                    .sorted(Comparator.comparing(line -> !line.several()))
                    .toList();
        }

        public List<Line> clear() {
            return lines.stream().filter(Line::understood).toList();
        }
    }

    Reading read(Collection<HeldWork> works, ListEntryForm.Names wanted) {
        if (wanted.lines().isEmpty() || works.isEmpty()) {
            return Reading.NOTHING;
        }
        Known known = known(works);
        UUID region = works.iterator().next().regionId();
        Map<String, Set<UUID>> bearers = directory.bearers(region, wanted.lines());
        Map<String, NameMatch> matches =
                directory.resolveAll(new NamingContext(region, known.sharedTown(), null), wanted.lines());
        List<Line> lines = new ArrayList<>();
        Set<UUID> meant = new LinkedHashSet<>();
        StringBuilder all = new StringBuilder();
        for (String text : wanted.lines()) {
            Line line = line(text, known, bearers.getOrDefault(text, Set.of()), matches.get(text), wanted);
            lines.add(line);
            if (!line.skipped() && line.group() != null) {
                meant.addAll(known.group(line.group()));
            } else if (!line.skipped() && line.sure()) {
                meant.add(line.fitting().get(0).id());
            } else if (line.picked() != null) {
                meant.add(line.picked());
            }
            all.append(line.key()).append(line.sure()).append(line.group());
            line.fitting().forEach(one -> all.append(one.id()));
        }
        return new Reading(lines, key(all.toString()).toString(), meant);
    }

    private static Line line(String text, Known known, Set<UUID> bearers, NameMatch match, ListEntryForm.Names wanted) {
        UUID key = key(text);
        Set<UUID> exactly = new LinkedHashSet<>(bearers);
        exactly.retainAll(known.executors().keySet());
        GroupCode group = exactly.isEmpty() && match != null ? match.group() : null;
        Set<UUID> fitting = new LinkedHashSet<>(exactly);
        boolean sure = exactly.size() == 1;
        if (exactly.isEmpty() && group == null) {
            SpokenNames.Found found = known.spoken().find(text);
            fitting.addAll(found.surely());
            known.executors().values().stream()
                    .filter(one -> OrganizationDirectory.endsAsWritten(one.name(), text))
                    .forEach(one -> fitting.add(one.id()));
            sure = fitting.size() == 1 && fitting.containsAll(found.perhaps());
            fitting.addAll(found.perhaps());
        }
        UUID picked = wanted.picked().get(key);
        return new Line(
                key,
                text,
                fitting.stream()
                        .map(known.executors()::get)
                        .filter(Objects::nonNull)
                        .toList(),
                sure,
                group,
                group == null ? 0 : known.group(group).size(),
                !sure && fitting.contains(picked) ? picked : null,
                wanted.skipped().contains(key));
    }

    private Known known(Collection<HeldWork> works) {
        List<SpokenNames.Bearer> bearers = directory.bearersOf(
                works.stream().map(HeldWork::organizationId).distinct().toList());
        Map<UUID, String> towns = bearers.stream()
                .filter(bearer -> bearer.town() != null)
                .collect(Collectors.toMap(SpokenNames.Bearer::id, SpokenNames.Bearer::town));
        Map<UUID, Executor> executors = new LinkedHashMap<>();
        for (HeldWork work : works) {
            UUID id = work.organizationId();
            boolean open = work.state().withExecutor()
                    || (executors.containsKey(id) && executors.get(id).open());
            executors.put(id, new Executor(id, work.organizationName(), towns.get(id), open));
        }
        return new Known(works, executors, new SpokenNames(bearers));
    }

    private record Known(Collection<HeldWork> works, Map<UUID, Executor> executors, SpokenNames spoken) {

        Set<UUID> group(GroupCode group) {
            return works.stream()
                    .filter(work ->
                            group.kinds().contains(work.kind()) && work.state().withExecutor())
                    .map(HeldWork::organizationId)
                    .collect(Collectors.toSet());
        }

        /** Null when they are of several towns: a name then means nobody's town before another's. */
        UUID sharedTown() {
            UUID town = works.iterator().next().municipalityId();
            return works.stream().allMatch(work -> Objects.equals(work.municipalityId(), town)) ? town : null;
        }
    }

    static UUID key(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }
}
