package ru.metodkarta.execution;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.organization.SpokenNames;

/**
 * What the lines of a pasted list mean among the executors somebody decides on. Nothing is guessed: where several may be
 * meant the reader chooses, and what was understood is shown before anything is marked.
 */
@Component
class ListedNames {

    /** Organizations offered for a line; of more nobody chooses, the name has to say more. */
    static final int MOST_CHOICES = 30;

    private final OrganizationDirectory directory;

    ListedNames(OrganizationDirectory directory) {
        this.directory = directory;
    }

    /** @param open has not reported yet: the others stay as they are */
    record Executor(UUID id, String name, String town, OrganizationKind kind, boolean open) {}

    /**
     * @param key stands for the words in the form
     * @param fitting who may be meant, the first {@link #MOST_CHOICES}; one that is {@code sure} needs no choice
     * @param all how many may be meant
     * @param group everybody of a kind who has not reported, null unless the line names one
     * @param picked the executor chosen of several, null without one
     * @param skipped said to be left out
     */
    record Line(
            UUID key,
            String text,
            List<Executor> fitting,
            int all,
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

        /** More may be meant than are offered. */
        public boolean vague() {
            return all > fitting.size();
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

    /** What the lines mean is to be seen or settled first; nothing has been written. */
    static final class Asked extends RuntimeException {

        private final transient Reading reading;

        Asked(Reading reading) {
            super(reading.lines().size() + " names");
            this.reading = reading;
        }

        Reading reading() {
            return reading;
        }
    }

    Reading read(Collection<HeldWork> works, ListEntryForm.Names wanted) {
        if (wanted.lines().isEmpty() || works.isEmpty()) {
            return Reading.NOTHING;
        }
        UUID region = works.iterator().next().regionId();
        NamingContext context = new NamingContext(region, sharedTown(works), null);
        return read(
                known(works),
                directory.bearers(region, towns(works), wanted.lines()),
                directory.resolveAll(context, wanted.lines()),
                wanted);
    }

    /**
     * Pure.
     *
     * @param bearers by line the organizations of the executors' towns that are called exactly so
     * @param matches by line what the words mean whoever the executors are
     */
    static Reading read(
            Known known, Map<String, Set<UUID>> bearers, Map<String, NameMatch> matches, ListEntryForm.Names wanted) {
        List<Line> lines = new ArrayList<>();
        Set<UUID> meant = new LinkedHashSet<>();
        StringBuilder all = new StringBuilder();
        for (String text : wanted.lines()) {
            Line line = line(text, known, bearers.getOrDefault(text, Set.of()), matches.get(text), wanted);
            lines.add(line);
            meant.addAll(meant(line, known));
            all.append(line.key()).append(line.sure()).append(line.group()).append(line.all());
            line.fitting().forEach(one -> all.append(one.id()));
        }
        return new Reading(lines, key(all.toString()).toString(), meant);
    }

    private static Set<UUID> meant(Line line, Known known) {
        if (line.skipped()) {
            return Set.of();
        }
        if (line.group() != null) {
            return known.group(line.group());
        }
        UUID one = line.sure() ? line.fitting().get(0).id() : line.picked();
        return one == null ? Set.of() : Set.of(one);
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
            fitting.addAll(known.endingWith(text));
            // called exactly so is somebody who is no executor: that one may be meant
            sure = bearers.isEmpty() && fitting.size() == 1 && fitting.containsAll(found.perhaps());
            fitting.addAll(found.perhaps());
        }
        List<Executor> all = fitting.stream()
                .map(known.executors()::get)
                .filter(Objects::nonNull)
                .toList();
        UUID picked = wanted.picked().get(key);
        return new Line(
                key,
                text,
                all.stream().limit(MOST_CHOICES).toList(),
                all.size(),
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
            executors.put(id, new Executor(id, work.organizationName(), towns.get(id), work.kind(), open));
        }
        return Known.of(executors, bearers);
    }

    private static Set<UUID> towns(Collection<HeldWork> works) {
        return works.stream()
                .map(HeldWork::municipalityId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Null when they are of several towns: a name then means nobody's town before another's. */
    private static UUID sharedTown(Collection<HeldWork> works) {
        UUID town = works.iterator().next().municipalityId();
        return works.stream().allMatch(work -> Objects.equals(work.municipalityId(), town)) ? town : null;
    }

    /** The executors, with their names taken apart once for all lines. */
    record Known(Map<UUID, Executor> executors, SpokenNames spoken, Map<UUID, String> plain) {

        static Known of(Map<UUID, Executor> executors, Collection<SpokenNames.Bearer> bearers) {
            Map<UUID, String> plain = new HashMap<>();
            executors.forEach((id, one) -> plain.put(id, OrganizationDirectory.alike(one.name())));
            return new Known(executors, new SpokenNames(bearers), plain);
        }

        Set<UUID> group(GroupCode group) {
            return executors.values().stream()
                    .filter(one -> one.open() && group.kinds().contains(one.kind()))
                    .map(Executor::id)
                    .collect(Collectors.toSet());
        }

        /** Whose name is what was written, or ends with it: «СОШ 2» of «МБОУ «СОШ № 2»». */
        List<UUID> endingWith(String text) {
            String end = OrganizationDirectory.alike(text);
            return end.length() < OrganizationDirectory.SHORTEST_END
                    ? List.of()
                    : executors.keySet().stream()
                            .filter(id -> plain.get(id).endsWith(end))
                            .toList();
        }
    }

    static UUID key(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }
}
