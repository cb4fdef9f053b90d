package ru.metodkarta.execution;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.FormErrors;

/**
 * Outcomes of one page of «закрыть год» as typed: {@code outcome-<occurrence>} of whole groups with {@code
 * reason-<occurrence>}, {@code work-<assignment>} of single executors who differ.
 */
record YearClosingForm(Map<String, String> typed) {

    private static final int MAX = 2_000;
    private static final String OUTCOME = "outcome-";
    private static final String REASON = "reason-";
    private static final String WORK = "work-";

    static YearClosingForm empty() {
        return new YearClosingForm(Map.of());
    }

    /** What was chosen for a group, else the proposal; empty leaves it open. */
    public String outcomeOf(YearClosings.Group group) {
        return typed.getOrDefault(
                OUTCOME + group.id(),
                group.proposal() == null ? "" : group.proposal().name());
    }

    public String reasonOf(UUID group) {
        return typed.get(REASON + group);
    }

    public String outcomeOfWork(UUID id) {
        return typed.get(WORK + id);
    }

    public String commonReason() {
        return typed.get("commonReason");
    }

    public String yearRemark() {
        return typed.get("yearRemark");
    }

    public String capacity() {
        return typed.get("capacity");
    }

    /** Work under way that is meant, too; null when nothing is ticked. */
    public UnderWay meant() {
        return UnderWay.parse(typed.get("early"));
    }

    /** The page of groups this was typed on. */
    String page() {
        return typed.get("page");
    }

    String requestKey() {
        return typed.get("requestKey");
    }

    record Decided(Outcome outcome, String reason) {}

    /**
     * @param groups by occurrence, {@code works} by assignment: these differ from their group
     * @param meant of the work under way, null without a word
     */
    record Command(Map<UUID, Decided> groups, Map<UUID, Outcome> works, UnderWay meant) {}

    Command toCommand(FormErrors errors) {
        String common = errors.optional("commonReason", commonReason(), MAX);
        Map<UUID, Decided> groups = new LinkedHashMap<>();
        chosen(OUTCOME).forEach((id, outcome) -> {
            String own = errors.optional("groupReason", reasonOf(id), MAX);
            String reason = own == null ? common : own;
            if (reason == null) {
                errors.add("commonReason", "execution.year.no-reason");
            }
            groups.put(id, new Decided(outcome, reason));
        });
        if (groups.isEmpty() && errors.isEmpty()) {
            errors.add("commonReason", "execution.year.no-outcome");
        }
        return new Command(groups, chosen(WORK), meant());
    }

    /** Misspelt ones are left out. */
    private Map<UUID, Outcome> chosen(String prefix) {
        Map<UUID, Outcome> chosen = new LinkedHashMap<>();
        typed.forEach((name, value) -> {
            UUID id = name.startsWith(prefix) ? Ids.parse(name.substring(prefix.length())) : null;
            Outcome outcome = parse(value);
            if (id != null && outcome != null) {
                chosen.put(id, outcome);
            }
        });
        return chosen;
    }

    String toRemark(FormErrors errors) {
        return errors.required("yearRemark", yearRemark(), MAX);
    }

    private static Outcome parse(String text) {
        return Arrays.stream(Outcome.values())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    static List<Outcome> offered() {
        return List.of(Outcome.NOT_DONE, Outcome.NOT_NEEDED, Outcome.NOT_APPLICABLE, Outcome.PARTIAL, Outcome.DONE);
    }
}
