package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * «Отметить списком» as typed: the paper, and whom it concerns: ticked, of a kind, named in a pasted list.
 *
 * @param group kind of organizations, or {@code ALL}
 * @param without whether names that mean nothing here are to be left out
 * @param pick what was said of a line: {@code line:organization}, or {@code line:skip}
 * @param seal of what the lines were shown to mean, see {@link ListedNames.Reading}
 * @param kept files of a former answer that are still wanted
 */
record ListEntryForm(
        String basisKind,
        String basisNumber,
        String basisDate,
        String enteredOn,
        List<String> organization,
        String group,
        String names,
        String without,
        List<String> pick,
        String seal,
        List<String> kept,
        String capacity,
        String requestKey) {

    private static final int MAX_NUMBER = 100;
    private static final int MAX_NAMES = 200_000;
    private static final int MOST_NAMES = 2_000;
    private static final String SKIP = "skip";

    static ListEntryForm empty() {
        return new ListEntryForm(
                null, null, null, null, List.of(), null, null, null, null, null, List.of(), null, null);
    }

    /** Papers that show who has done it; labels are messages {@code execution.entry.kind.<NAME>}. */
    enum BasisKind {
        SIGN_IN_SHEET,
        LETTER,
        ORDER,
        PROTOCOL,
        REGISTER,
        OTHER
    }

    record Command(
            BasisKind kind,
            String number,
            LocalDate date,
            LocalDate doneOn,
            List<UUID> organizations,
            String group,
            Names names,
            boolean without,
            String seal) {}

    /** @param picked executor chosen for a line, {@code skipped} lines to leave out; both by {@link ListedNames#key} */
    record Names(List<String> lines, Map<UUID, UUID> picked, Set<UUID> skipped) {}

    public boolean ticked(UUID id) {
        return organization != null && organization.contains(id.toString());
    }

    Command toCommand(LocalDate today, FormErrors errors) {
        BasisKind kind = Arrays.stream(BasisKind.values())
                .filter(value -> value.name().equals(basisKind))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            errors.add("basisKind", "error.choice");
        }
        LocalDate doneOn = Dates.parse("enteredOn", enteredOn, errors);
        if (doneOn == null && errors.of("enteredOn") == null) {
            errors.add("enteredOn", "error.required");
        } else if (doneOn != null && doneOn.isAfter(today)) {
            errors.add("enteredOn", "execution.error.entered-future");
        }
        String pasted = errors.optional("names", names, MAX_NAMES);
        List<String> lines = pasted == null ? List.of() : lines(pasted);
        if (lines.size() > MOST_NAMES) {
            errors.add("names", "execution.error.too-many-names", String.valueOf(MOST_NAMES));
        }
        List<UUID> ticked = (organization == null ? List.<String>of() : organization)
                .stream().map(Ids::parse).filter(Objects::nonNull).distinct().toList();
        String chosenGroup = group == null || group.isBlank() ? null : group;
        if (ticked.isEmpty() && chosenGroup == null && lines.isEmpty()) {
            errors.add("names", "execution.error.nobody-chosen");
        }
        return new Command(
                kind,
                errors.optional("basisNumber", basisNumber, MAX_NUMBER),
                Dates.parse("basisDate", basisDate, errors),
                doneOn,
                ticked,
                chosenGroup,
                toNames(),
                "true".equals(without),
                seal);
    }

    /** What the pasted list is to be understood as. */
    Names toNames() {
        List<String> lines = names == null || names.isBlank() || names.length() > MAX_NAMES ? List.of() : lines(names);
        Map<UUID, UUID> picked = new HashMap<>();
        Set<UUID> skipped = new HashSet<>();
        for (String one : pick == null ? List.<String>of() : pick) {
            int colon = one.indexOf(':');
            UUID line = colon < 0 ? null : Ids.parse(one.substring(0, colon));
            String said = one.substring(colon + 1);
            if (line != null && SKIP.equals(said)) {
                skipped.add(line);
            } else if (line != null && Ids.parse(said) != null) {
                picked.put(line, Ids.parse(said));
            }
        }
        return new Names(lines.size() > MOST_NAMES ? List.of() : lines, picked, skipped);
    }

    Set<UUID> files() {
        return new LinkedHashSet<>(Chosen.of(kept));
    }

    /** One name a line; a number before it is the list's own. */
    private static List<String> lines(String pasted) {
        return Arrays.stream(pasted.split("[\\r\\n;\\t]+"))
                .map(line -> line.strip().replaceFirst("^\\d{1,4}[.)]\\s*", ""))
                .filter(line -> !line.isBlank())
                .distinct()
                .toList();
    }
}
