package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * «Отметить списком» as typed: the paper, and whom it concerns: ticked, of a kind, named in a pasted list.
 *
 * @param group kind of organizations, or {@code ALL}
 * @param without whether names that mean nothing here are to be left out
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
        String capacity,
        String requestKey) {

    private static final int MAX_NUMBER = 100;
    private static final int MAX_NAMES = 200_000;
    private static final int MOST_NAMES = 3_000;

    static ListEntryForm empty() {
        return new ListEntryForm(null, null, null, null, List.of(), null, null, null, null, null);
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
            List<String> names,
            boolean without) {}

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
                lines,
                "true".equals(without));
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
