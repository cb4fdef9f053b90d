package ru.metodkarta.amending;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final OrderWords order;

    AmendingTexts(AmendingWords words, AmendingClauses clauses, OrderWords order) {
        this.words = words;
        this.clauses = clauses;
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
        Map<String, String> usual = order.texts(plan, form.directive(), form.ownControl());
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("issuer", usual.get("issuer"));
        texts.put("place", usual.get("place"));
        texts.put("subject", words.say("order.subject", plan(difference), approved(compared)));
        texts.put("preamble", usual.get("preamble"));
        texts.put("command", usual.get("command"));
        String kind = form.directive() ? AmendingForm.Kind.DIRECTIVE.name() : AmendingForm.Kind.ORDER.name();
        texts.put(
                "amend",
                form.annexed()
                        ? words.say(
                                "order.annex." + OfficialWords.gender(title(difference)),
                                plan(difference),
                                approved(compared) + amended(compared),
                                words.word("document.order.to-this." + kind))
                        : words.say("order.amend", plan(difference), approved(compared) + amended(compared)));
        texts.put("clauses", clauses(difference));
        boolean otherCoordinator =
                difference.requisites().stream().anyMatch(field -> field.code().startsWith("COORDINATOR"));
        texts.put("extra", otherCoordinator ? usual.get("coordinator") : "");
        for (String field : List.of("inform", "supervision", "signatory", "name")) {
            texts.put(field, usual.get(field));
        }
        return texts;
    }

    /** «1.1. …», a clause to a line, rows of the table below theirs. */
    String clauses(RevisionComparison difference) {
        List<String> numbered = new ArrayList<>();
        for (String clause : clauses.of(difference)) {
            numbered.add("1." + (numbered.size() + 1) + ". " + clause);
        }
        return String.join("\n", numbered);
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
        String by = words.word("roadmap.stamp.by." + act.kind())
                + OfficialWords.genitive(act.issuer()).map(of -> " " + of).orElse("") + " "
                + words.requisites(act.onDate(), act.number());
        return words.say("order.approved." + OfficialWords.gender(title(compared.comparison())), by);
    }

    /** « (в редакции приказа от … № …)»: acts up to the text that is being changed. */
    private String amended(Compared compared) {
        List<PrintedRoadmap.Act> later = compared.plan().amendments();
        if (compared.comparison().to().approved() && !later.isEmpty()) {
            later = later.subList(0, later.size() - 1);
        }
        return later.isEmpty()
                ? ""
                : " " + words.word("roadmap.stamp.as-amended") + " "
                        + String.join(", ", later.stream().map(words::of).toList()) + ")";
    }
}
