package ru.metodkarta.approval;

import java.util.UUID;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.FormErrors;

/**
 * One step as it is typed.
 *
 * @param addressee name of an {@link AddresseeKind}
 * @param office «organization|position», as the list of offices offers it
 * @param stage from 1; a number used already means side by side
 * @param days working days, empty for no deadline
 * @param onPaper «true» when it is signed on paper
 * @param version of the route the form was opened on
 */
public record RouteStepForm(
        String addressee,
        String office,
        String body,
        String stage,
        String days,
        String onPaper,
        String version,
        String requestKey) {

    private static final int BODY = 300;
    private static final int POSITION = 300;
    private static final int MOST_STAGES = 20;
    private static final int MOST_DAYS = 60;
    private static final int UUID_LENGTH = 36;

    static RouteStepForm fresh(int stage, int version) {
        return new RouteStepForm("OFFICE", "", "", String.valueOf(stage), "3", "", String.valueOf(version), null);
    }

    static RouteStepForm of(RouteStep step, int version) {
        return new RouteStepForm(
                step.to().kind().name(),
                step.to().office() == null
                        ? ""
                        : step.to().organizationId() + "|" + step.to().office(),
                step.to().body() == null ? "" : step.to().body(),
                String.valueOf(step.stage()),
                step.days() == null ? "" : String.valueOf(step.days()),
                step.onPaper() ? "true" : "",
                String.valueOf(version),
                null);
    }

    /** The same words for the route as it is now; null: it is not there any more. */
    RouteStepForm onVersion(Integer now) {
        return new RouteStepForm(
                addressee, office, body, stage, days, onPaper, now == null ? "" : String.valueOf(now), null);
    }

    public boolean paper() {
        return "true".equals(onPaper);
    }

    /** -1 when it is no number: then no route fits. */
    int toVersion() {
        return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    /** @return null when something is wrong and {@code errors} says what */
    RouteStep toStep(StepKind kind, FormErrors errors) {
        Addressee to = toAddressee(kind, errors);
        int at = kind == StepKind.APPROVE ? MOST_STAGES : number("stage", stage, 1, MOST_STAGES, errors);
        Integer within = days == null || days.isBlank() ? null : number("days", days, 1, MOST_DAYS, errors);
        return errors.isEmpty()
                ? new RouteStep(null, at, kind, to, null, kind == StepKind.ENDORSE && paper(), within)
                : null;
    }

    private Addressee toAddressee(StepKind kind, FormErrors errors) {
        switch (addressee == null ? "" : addressee) {
            case "AUTHORITY":
                return Addressee.authority();
            case "ABOVE":
                return Addressee.above();
            case "BODY":
                if (kind == StepKind.APPROVE) {
                    errors.add("addressee", "route.error.body-approves");
                    return null;
                }
                String name = errors.required("body", body, BODY);
                return name == null ? null : Addressee.body(null, name);
            case "OFFICE":
                return toOffice(errors);
            default:
                errors.add("addressee", "error.choice");
                return null;
        }
    }

    private Addressee toOffice(FormErrors errors) {
        String value = office == null ? "" : office;
        UUID organization = value.length() > UUID_LENGTH + 1 && value.charAt(UUID_LENGTH) == '|'
                ? Ids.parse(value.substring(0, UUID_LENGTH))
                : null;
        String position =
                organization == null ? "" : value.substring(UUID_LENGTH + 1).strip();
        if (organization == null || position.isEmpty() || position.length() > POSITION) {
            errors.add("office", "route.error.office");
            return null;
        }
        return Addressee.office(organization, position);
    }

    private static int number(String field, String typed, int least, int most, FormErrors errors) {
        String digits = typed == null ? "" : typed.strip();
        int value = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
        if (value < least || value > most) {
            errors.add(field, "route.error.number", String.valueOf(least), String.valueOf(most));
        }
        return value;
    }
}
