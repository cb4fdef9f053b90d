package ru.metodkarta.amending;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import ru.metodkarta.document.OrderWords;
import ru.metodkarta.roadmap.OfficialWords;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.RevisionComparison;
import ru.metodkarta.roadmap.RevisionComparisons.Compared;

/** Words an order that amends a roadmap: «О внесении изменений в …, утвержденный приказом от … № …». */
@Component
class AmendingTexts {

    private final AmendingWords words;
    private final AmendingClauses clauses;
    private final OrderClauses orderClauses;
    private final OrderWords order;

    AmendingTexts(AmendingWords words, AmendingClauses clauses, OrderClauses orderClauses, OrderWords order) {
        this.words = words;
        this.clauses = clauses;
        this.orderClauses = orderClauses;
        this.order = order;
    }

    AmendingForm first(Compared compared) {
        PrintedRoadmap plan = compared.plan();
        boolean directive =
                plan.act() != null && "DIRECTIVE".equals(plan.act().kind().name());
        AmendingForm form = AmendingForm.first(
                directive ? AmendingForm.Kind.DIRECTIVE : AmendingForm.Kind.ORDER,
                AmendingForm.Mode.CLAUSES,
                plan.supervisor() == null ? AmendingForm.Control.OWN : AmendingForm.Control.ASSIGNED);
        return form.reworded(texts(compared, form));
    }

    /** All texts by field. */
    Map<String, String> texts(Compared compared, AmendingForm form) {
        PrintedRoadmap plan = compared.plan();
        RevisionComparison difference = compared.comparison();
        Map<String, String> usual = order.texts(plan, form.directive(), form.ownControl(), form.issuer());
        List<String> ofOrder = ofOrder(compared);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("issuer", usual.get("issuer"));
        texts.put("place", usual.get("place"));
        texts.put("subject", subject(compared, ofOrder));
        texts.put("preamble", usual.get("preamble"));
        texts.put("command", usual.get("command"));
        texts.put("amend", amend(compared, form, ofOrder));
        texts.put("clauses", clauses(compared));
        List<String> extra = new ArrayList<>();
        if (form.annexed() && !ofOrder.isEmpty()) {
            extra.add(words.say("order.amend-order", act(plan) + order.amended(plan)) + " " + inOneLine(ofOrder));
        }
        if (coordinated(difference)) {
            extra.add(usual.get("coordinator"));
        }
        texts.put("extra", String.join("\n", extra));
        for (String field : List.of("inform", "supervision", "signatory", "name")) {
            texts.put(field, usual.get(field));
        }
        return texts;
    }

    /** Whoever signs for the issuer that the form names. */
    String signatory(Compared compared, AmendingForm form) {
        return order.texts(compared.plan(), form.directive(), form.ownControl(), form.issuer())
                .get("signatory");
    }

    /** Another coordinator is charged; where there is none any more nobody is. */
    static boolean coordinated(RevisionComparison difference) {
        return difference.requisites().stream().anyMatch(field -> field.code().startsWith("COORDINATOR"))
                && (difference.to().coordinator() != null || difference.to().coordinatorText() != null);
    }

    private String subject(Compared compared, List<String> ofOrder) {
        boolean orderOnly =
                !ofOrder.isEmpty() && clauses.of(compared.comparison()).isEmpty();
        return orderOnly
                ? words.say("order.subject-order", act(compared.plan()))
                : words.say("order.subject", plan(compared.comparison()), approved(compared));
    }

    private String amend(Compared compared, AmendingForm form, List<String> ofOrder) {
        RevisionComparison difference = compared.comparison();
        String amended = order.amended(compared.plan());
        if (form.annexed()) {
            String kind = form.directive() ? AmendingForm.Kind.DIRECTIVE.name() : AmendingForm.Kind.ORDER.name();
            return words.say(
                    "order.annex." + OfficialWords.gender(title(difference)),
                    plan(difference),
                    approved(compared) + amended,
                    words.word("document.order.to-this." + kind));
        }
        if (ofOrder.isEmpty()) {
            return words.say("order.amend", plan(difference), approved(compared) + amended);
        }
        String act = act(compared.plan()) + amended;
        return clauses.of(difference).isEmpty()
                ? words.say("order.amend-order", act)
                : words.say(
                        "order.amend-order",
                        words.say("order.and-plan." + OfficialWords.gender(title(difference)), act, plan(difference)));
    }

    private List<String> ofOrder(Compared compared) {
        return orderClauses.of(compared.comparison(), compared.plan().act().kind());
    }

    /** Something changes in the text of the order itself, which the system knows in parts only. */
    boolean amendsOrder(Compared compared) {
        return !ofOrder(compared).isEmpty();
    }

    /** «1.1. …», a clause to a line, rows of the table below theirs; those of the order's own text apart from its annex's. */
    String clauses(Compared compared) {
        List<String> ofOrder = ofOrder(compared);
        List<String> ofPlan = clauses.of(compared.comparison());
        if (ofOrder.isEmpty() || ofPlan.isEmpty()) {
            return numbered("1.", ofOrder.isEmpty() ? ofPlan : ofOrder);
        }
        PrintedRoadmap.Act act = compared.plan().act();
        String annex = act.annexNumber() == null
                ? words.say("clause.in.annex", words.word("roadmap.stamp.to." + act.kind()))
                : words.say("clause.in.annex.no", act.annexNumber(), words.word("roadmap.stamp.to." + act.kind()));
        return "1.1. " + words.say("clause.in." + act.kind()) + "\n" + numbered("1.1.", ofOrder) + "\n1.2. " + annex
                + "\n" + numbered("1.2.", ofPlan);
    }

    private static String numbered(String parent, List<String> clauses) {
        List<String> numbered = new ArrayList<>();
        for (String clause : clauses) {
            numbered.add(parent + (numbered.size() + 1) + ". " + clause);
        }
        return String.join("\n", numbered);
    }

    /** «в преамбуле …; пункт 2 исключить.» */
    private static String inOneLine(List<String> clauses) {
        return clauses.stream()
                        .map(clause -> clause.substring(0, 1).toLowerCase(AmendingWords.RUSSIAN) + clause.substring(1))
                        .map(clause -> clause.replaceAll("\\.$", ""))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    /** «приказ Управления образования от 20.08.2026 № 115» */
    private String act(PrintedRoadmap plan) {
        return words.word("roadmap.act.kind." + plan.act().kind()).toLowerCase(AmendingWords.RUSSIAN) + by(plan.act());
    }

    /** The plan as the orders before have called it. */
    private String plan(RevisionComparison difference) {
        return OfficialWords.accusative(OfficialWords.inSentence(title(difference)))
                .orElse("«" + title(difference) + "»");
    }

    private static String title(RevisionComparison difference) {
        return difference.from().title().strip();
    }

    /** «утвержденный приказом Управления образования от 20.08.2026 № 115» */
    private String approved(Compared compared) {
        PrintedRoadmap.Act act = compared.plan().act();
        return words.say(
                "order.approved." + OfficialWords.gender(title(compared.comparison())),
                words.word("roadmap.stamp.by." + act.kind()) + by(act));
    }

    /** « Управления образования от 20.08.2026 № 115» */
    private String by(PrintedRoadmap.Act act) {
        return OfficialWords.genitive(act.issuer()).map(of -> " " + of).orElse("") + " "
                + words.requisites(act.onDate(), act.number());
    }
}
