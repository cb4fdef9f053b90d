package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** A verdict as typed; which fields count depends on the button that was pressed. */
record DecisionForm(
        String verdict,
        String remark,
        String until,
        String closing,
        String closingCount,
        String closingReason,
        String basis,
        String extensionRemark,
        String grantedUntil,
        String seen,
        String capacity,
        String requestKey) {

    private static final int MAX = 2_000;

    enum Button {
        ACCEPT,
        RETURN,
        CLOSE,
        WITHDRAW,
        REOPEN,
        ALONE,
        GRANT,
        REFUSE
    }

    /** @param seen mark of the report the page shows */
    static DecisionForm empty(LocalDate suggestedUntil, String seen) {
        return new DecisionForm(
                null, null, new Dates().day(suggestedUntil), null, null, null, null, null, null, seen, null, null);
    }

    /** The same words about the report as it is now. */
    DecisionForm seeing(String report) {
        return new DecisionForm(
                verdict,
                remark,
                until,
                closing,
                closingCount,
                closingReason,
                basis,
                extensionRemark,
                grantedUntil,
                report,
                capacity,
                null);
    }

    /** Whatever was written to explain the verdict, in the field of its button; null when nothing was. */
    String words() {
        return Stream.of(remark, closingReason, basis, extensionRemark)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    Sight sight() {
        return new Sight(capacity, seen);
    }

    /** What is to be done, with everything it needs; fields of other verdicts are null. */
    record Command(
            Button button, String remark, LocalDate until, Outcome outcome, Integer count, LocalDate grantedUntil) {}

    Command toCommand(LocalDate today, FormErrors errors) {
        Button button = Arrays.stream(Button.values())
                .filter(value -> value.name().equals(verdict))
                .findFirst()
                .orElse(null);
        if (button == null) {
            errors.add("verdict", "error.choice");
            return null;
        }
        return switch (button) {
            case ACCEPT, ALONE -> new Command(button, errors.optional("remark", remark, MAX), null, null, null, null);
            case RETURN, REOPEN ->
                new Command(button, required("remark", remark, errors), day(today, errors), null, null, null);
            case CLOSE ->
                new Command(
                        button,
                        required("closingReason", closingReason, errors),
                        null,
                        outcome(errors),
                        count(errors),
                        null);
            case WITHDRAW -> new Command(button, required("basis", basis, errors), null, null, null, null);
            case GRANT ->
                new Command(
                        button,
                        errors.optional("extensionRemark", extensionRemark, MAX),
                        null,
                        null,
                        null,
                        granted(today, errors));
            case REFUSE ->
                new Command(button, required("extensionRemark", extensionRemark, errors), null, null, null, null);
        };
    }

    private static String required(String field, String text, FormErrors errors) {
        return errors.required(field, text, MAX);
    }

    private LocalDate day(LocalDate today, FormErrors errors) {
        return NewTerm.required("until", until, today, errors);
    }

    private LocalDate granted(LocalDate today, FormErrors errors) {
        return NewTerm.optional("grantedUntil", grantedUntil, today, errors);
    }

    private Outcome outcome(FormErrors errors) {
        return Arrays.stream(Outcome.values())
                .filter(value -> value.name().equals(closing))
                .findFirst()
                .orElseGet(() -> {
                    errors.add("closing", "error.choice");
                    return null;
                });
    }

    private Integer count(FormErrors errors) {
        if (closingCount == null || closingCount.isBlank()) {
            return null;
        }
        if (closingCount.strip().matches("\\d{1,5}")) {
            return Integer.valueOf(closingCount.strip());
        }
        errors.add("closingCount", "execution.error.count");
        return null;
    }
}
