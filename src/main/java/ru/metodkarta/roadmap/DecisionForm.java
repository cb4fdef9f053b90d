package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import ru.metodkarta.approval.Paper;
import ru.metodkarta.roadmap.PlannedRoadmap.StartDecision;
import ru.metodkarta.roadmap.PlannedRoadmap.StartKey;
import ru.metodkarta.roadmap.PlannedRoadmap.StartVerdict;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * What a reviewer typed. Beside the named fields the form has one per row: {@code remark-<activity>}, per executor
 * {@code part-<activity>-<place>}, per past occurrence {@code past-<activity>-<key>} and {@code proof-<activity>-<key>}.
 */
record DecisionForm(Map<String, String> typed) {

    private static final int REMARK = 4000;
    private static final int PROOF = 1000;
    private static final int NUMBER = 100;
    private static final int UUID_LENGTH = 36;

    /** What must be known of the paper a decision rests on. */
    enum PaperNeeded {
        NOTHING,
        /** signed on paper: the day, when it is endorsed */
        DAY,
        /** decided by a body: number and day of its protocol, whatever it decided */
        PROTOCOL
    }

    static DecisionForm of(Map<String, String> params) {
        return new DecisionForm(Map.copyOf(params));
    }

    static DecisionForm fresh(Map<String, String> values) {
        return new DecisionForm(values);
    }

    public String get(String name) {
        return typed.getOrDefault(name, "");
    }

    boolean returns() {
        return "RETURNED".equals(get("verdict"));
    }

    boolean approves() {
        return "APPROVED".equals(get("verdict"));
    }

    boolean endorses() {
        return "ENDORSED".equals(get("verdict"));
    }

    /** Some verdict that the page offers, or one that was typed by hand. */
    boolean decides() {
        return returns() || approves() || endorses();
    }

    /** Step and capacity, without the paper. */
    StepChoice step() {
        return new StepChoice(Ids.parse(get("step")), get("capacity"), Paper.NONE);
    }

    /**
     * The paper a decision rests on, as typed: number of the protocol, day of the protocol or of the signature.
     *
     * @param needed what of it must be known
     */
    Paper paper(FormErrors errors, PaperNeeded needed, LocalDate today) {
        boolean required = needed == PaperNeeded.PROTOCOL || (needed == PaperNeeded.DAY && endorses());
        String number = needed == PaperNeeded.PROTOCOL
                ? errors.required("paperNumber", get("paperNumber"), NUMBER)
                : errors.optional("paperNumber", get("paperNumber"), NUMBER);
        LocalDate on = Dates.parse("paperOn", get("paperOn"), errors);
        if (required && get("paperOn").isBlank()) {
            errors.add("paperOn", "error.required");
        } else if (on != null && on.isAfter(today)) {
            errors.add("paperOn", "approval.error.paper-ahead");
        } else if (on != null && on.isBefore(today.minusYears(1))) {
            errors.add("paperOn", "approval.error.paper-old");
        }
        return new Paper(number, on, null);
    }

    /** An act entered before, null: a new one is entered. */
    UUID existingAct() {
        return Ids.parse(get("act"));
    }

    /** Rows of an amendment that change nothing are shown, too. */
    public boolean showsAll() {
        return "all".equals(get("rows"));
    }

    public ActForm act() {
        return new ActForm(
                get("kind"),
                get("issuer"),
                get("signatory"),
                get("onDate"),
                get("number"),
                get("annexNumber"),
                get("dateConfirmed"));
    }

    String remark(FormErrors errors) {
        return errors.optional("remark", get("remark"), REMARK);
    }

    Map<UUID, String> remarks(FormErrors errors) {
        Map<UUID, String> remarks = new LinkedHashMap<>();
        rows("remark-").forEach((name, key) -> {
            String text = errors.optional(name, typed.get(name), REMARK);
            if (text != null && key.rest().isEmpty()) {
                remarks.put(key.activityId(), text);
            }
        });
        return remarks;
    }

    ApprovalChoices choices(FormErrors errors) {
        LocalDate controlFrom = Dates.parse("controlFrom", get("controlFrom"), errors);
        Map<ApprovalChoices.ExecutorKey, Part> parts = new HashMap<>();
        rows("part-").forEach((name, key) -> {
            Part part = one(Part.values(), typed.get(name));
            if (part != null && key.rest().matches("\\d{1,4}")) {
                parts.put(new ApprovalChoices.ExecutorKey(key.activityId(), Integer.parseInt(key.rest())), part);
            }
        });
        Map<StartKey, StartDecision> start = new HashMap<>();
        rows("past-").forEach((name, key) -> {
            StartVerdict verdict = one(StartVerdict.values(), typed.get(name));
            if (verdict != null) {
                String proof = "proof-" + key.activityId() + "-" + key.rest();
                start.put(
                        new StartKey(key.activityId(), key.rest()),
                        new StartDecision(verdict, errors.optional(proof, typed.get(proof), PROOF)));
            }
        });
        StartVerdict others = one(StartVerdict.values(), get("otherPast"));
        StartDecision otherPast = others == null
                ? null
                : new StartDecision(others, errors.optional("otherProof", get("otherProof"), PROOF));
        String seen = get("seen").isBlank() ? null : get("seen");
        return new ApprovalChoices(controlFrom, parts, start, otherPast, seen);
    }

    private record RowKey(UUID activityId, String rest) {}

    private Map<String, RowKey> rows(String prefix) {
        Map<String, RowKey> rows = new LinkedHashMap<>();
        typed.keySet().stream().filter(name -> name.startsWith(prefix)).sorted().forEach(name -> {
            String key = name.substring(prefix.length());
            if (key.length() >= UUID_LENGTH) {
                UUID id = Ids.parse(key.substring(0, UUID_LENGTH));
                if (id != null) {
                    String rest = key.substring(UUID_LENGTH);
                    rows.put(name, new RowKey(id, rest.startsWith("-") ? rest.substring(1) : rest));
                }
            }
        });
        return rows;
    }

    private static <E extends Enum<E>> E one(E[] values, String name) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return null;
    }
}
