package ru.metodkarta.notices;

import java.util.Optional;
import ru.metodkarta.web.FormErrors;

/** The rules of a region as typed. */
record RulesForm(String quiet, String escalateAfter, String capacity, String requestKey) {

    private static final int LONGEST = 500;
    private static final int MOST_DAYS = 60;
    private static final int MOST_QUIET = 120;

    static RulesForm of(RegionRules rules) {
        return new RulesForm(rules.quiet().lines(), String.valueOf(rules.escalateAfter()), null, null);
    }

    RegionRules toCommand(FormErrors errors) {
        String typed = errors.optional("quiet", quiet, LONGEST);
        Optional<QuietPeriods> periods = QuietPeriods.typed(typed);
        if (periods.isEmpty()) {
            errors.add("quiet", "notices.error.quiet");
        } else if (periods.get().days() > MOST_QUIET) {
            errors.add("quiet", "notices.error.too-quiet", String.valueOf(MOST_QUIET));
        }
        int days = number();
        if (days < 1 || days > MOST_DAYS) {
            errors.add("escalateAfter", "notices.error.days", String.valueOf(MOST_DAYS));
        }
        return errors.isEmpty() ? new RegionRules(periods.orElseThrow(), days) : null;
    }

    private int number() {
        try {
            return escalateAfter == null ? 0 : Integer.parseInt(escalateAfter.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
