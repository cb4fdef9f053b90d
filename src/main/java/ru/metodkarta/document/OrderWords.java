package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import ru.metodkarta.document.OrderForm.Control;
import ru.metodkarta.document.OrderForm.Kind;
import ru.metodkarta.document.OrderForm.Opening;
import ru.metodkarta.roadmap.OfficialWords;
import ru.metodkarta.roadmap.PrintedRoadmap;

/** Words an order that approves a roadmap, or its changes, as such orders are worded. */
@Component
public class OrderWords {

    private final DocumentWords words;
    private final Signatories signatories;

    OrderWords(DocumentWords words, Signatories signatories) {
        this.words = words;
        this.signatories = signatories;
    }

    /** The form as it is first shown. */
    OrderForm first(PrintedRoadmap plan) {
        Opening opening = phrases(plan.basis()).isEmpty() ? Opening.PURPOSE : Opening.BASIS;
        Kind kind = plan.act() != null && "DIRECTIVE".equals(plan.act().kind().name()) ? Kind.DIRECTIVE : Kind.ORDER;
        OrderForm form = OrderForm.first(
                kind,
                opening,
                plan.supervisor() == null ? Control.OWN : Control.ASSIGNED,
                plan.coordinator() != null || plan.coordinatorText() != null);
        return form.reworded(texts(plan, form));
    }

    /**
     * Those of an order that amends the roadmap, by field: {@code issuer}, {@code place}, {@code preamble},
     * {@code command}, {@code coordinator}, {@code inform}, {@code supervision}, {@code signatory}, {@code name}.
     *
     * @param directive it is a «распоряжение», no «приказ»
     * @param ownControl control is kept by the one who signs
     * @param chosenIssuer who issues it, null: as proposed
     */
    public Map<String, String> texts(PrintedRoadmap plan, boolean directive, boolean ownControl, String chosenIssuer) {
        return texts(
                plan,
                chosenIssuer,
                OrderForm.first(
                        directive ? Kind.DIRECTIVE : Kind.ORDER,
                        phrases(plan.basis()).isEmpty() ? Opening.PURPOSE : Opening.BASIS,
                        ownControl ? Control.OWN : Control.ASSIGNED,
                        false));
    }

    /** All texts by field. */
    Map<String, String> texts(PrintedRoadmap plan, OrderForm form) {
        return texts(plan, form.issuer(), form);
    }

    private Map<String, String> texts(PrintedRoadmap plan, String chosenIssuer, OrderForm form) {
        String kind = form.kindOrDefault().name();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("issuer", issuer(plan));
        texts.put("place", plan.municipalityId() == null ? "" : plan.territory());
        texts.put("subject", subject(plan));
        texts.put("preamble", preamble(plan, form));
        texts.put("command", words.say("order.command." + kind));
        texts.put("approve", approve(plan, kind));
        texts.put("coordinator", coordinator(plan));
        texts.put("extra", amends(plan) ? "" : clauses(plan));
        texts.put("repeal", words.say("order.repeal." + kind, words.say("order.blank-requisites")));
        texts.put(
                "publish",
                OfficialWords.genitive(issuer(plan))
                        .map(owner -> words.say("order.publish-of." + kind, owner))
                        .orElseGet(() -> words.say("order.publish." + kind)));
        texts.put("inform", words.say("order.inform." + kind));
        texts.put(
                "supervision",
                form.controlOrDefault() == Control.OWN || plan.supervisor() == null
                        ? words.say("order.control-own." + kind)
                        : words.say("order.control." + kind, whom(plan.supervisor())));
        texts.put("signatory", signatory(plan, chosenIssuer));
        texts.put("name", words.say("order.blank-name"));
        // «… на 2021-2024гг.» at the end of a sentence has one stop
        texts.replaceAll((field, text) -> text.endsWith("..") ? text.substring(0, text.length() - 1) : text);
        return texts;
    }

    /** The one who signs the former act signs; for another issuer its official, blank where nobody is known. */
    private String signatory(PrintedRoadmap plan, String chosenIssuer) {
        if (chosenIssuer == null || chosenIssuer.isBlank() || Signatories.same(chosenIssuer, issuer(plan))) {
            return plan.act() == null
                    ? words.say("order.signatory")
                    : capital(plan.act().signatory());
        }
        return signatories
                .position(plan.regionId(), chosenIssuer)
                .map(OrderWords::capital)
                .orElse("");
    }

    /** Duties the order gives beside the table, a line each. */
    private static String clauses(PrintedRoadmap plan) {
        return plan.clauses().stream().map(OrderWords::duty).collect(Collectors.joining("\n"));
    }

    /** A duty the order gives beside the table, as a sentence. */
    public static String duty(PrintedRoadmap.Row clause) {
        return clause(clause.title(), clause.deadline());
    }

    private static String clause(String title, String deadline) {
        String words = title.strip().replaceAll("[\\s.;]+$", "").replaceAll("\\s+", " ");
        String term = deadline.strip().replaceAll("\\s+", " ");
        boolean said = term.isEmpty()
                || words.toLowerCase(DocumentWords.RUSSIAN).contains(term.toLowerCase(DocumentWords.RUSSIAN));
        return capital(said ? words : words + " (" + term + ")") + ".";
    }

    /** The body that signs: a person's office («начальник Управления …») is no heading of a paper. */
    private static String issuer(PrintedRoadmap plan) {
        return plan.act() == null || OfficialWords.person(plan.act().issuer())
                ? plan.owner()
                : capital(plan.act().issuer());
    }

    private String subject(PrintedRoadmap plan) {
        String title = OfficialWords.inSentence(plan.title());
        if (amends(plan)) {
            return words.say(
                    "order.subject.amend", OfficialWords.accusative(title).orElse(quoted(plan.title())));
        }
        return OfficialWords.genitive(title)
                .map(of -> words.say("order.subject", of))
                .orElseGet(() -> words.say("order.subject", words.say("order.document-of", plan.title())));
    }

    private static boolean amends(PrintedRoadmap plan) {
        return plan.revisionNo() > 1 && plan.act() != null;
    }

    private String preamble(PrintedRoadmap plan, OrderForm form) {
        List<String> phrases = new ArrayList<>(phrases(plan.basis()));
        String of = OfficialWords.genitive(OfficialWords.inSentence(plan.title()))
                .orElseGet(() -> words.say("order.document-of", plan.title()));
        switch (form.openingOrDefault()) {
            case PURPOSE -> {
                if (phrases.stream().noneMatch(OfficialWords::namesPurpose)) {
                    phrases.add(0, words.say("order.purpose"));
                }
                phrases.sort(Comparator.comparing(phrase -> !OfficialWords.namesPurpose(phrase)));
            }
            case PURSUANCE -> {
                if (phrases.isEmpty()) {
                    phrases.add(words.say("order.pursuance", of));
                } else {
                    // «На основании приказа …» and «Во исполнение приказа …» want the same case
                    phrases.set(0, OfficialWords.inPursuance(phrases.get(0), words.say("order.pursuance-word")));
                }
            }
            case BASIS -> {
                if (phrases.isEmpty()) {
                    phrases.add(words.say("order.basis"));
                }
            }
        }
        String text = joined(phrases);
        return form.kindOrDefault() == Kind.DIRECTIVE ? text + ":" : text;
    }

    /** As a preamble has them: «На основании …, в соответствии с …». */
    public static String joined(List<String> phrases) {
        List<String> joined = new ArrayList<>();
        for (String phrase : phrases) {
            joined.add(joined.isEmpty() ? capital(phrase) : small(phrase));
        }
        return String.join(", ", joined);
    }

    private static String small(String phrase) {
        return phrase.substring(0, 1).toLowerCase(DocumentWords.RUSSIAN) + phrase.substring(1);
    }

    /** «На основании приказа …»: acts in force whose relation is the beginning of a preamble. */
    public static List<String> phrases(List<PrintedRoadmap.Basis> acts) {
        List<String> phrases = new ArrayList<>();
        for (PrintedRoadmap.Basis basis : acts) {
            String printed = basis.printed().strip().replaceAll("[\\s,;:.–-]+$", "");
            if (!basis.inForce() || printed.isEmpty()) {
                continue;
            }
            if (OfficialWords.beginsPreamble(printed)) {
                phrases.add(printed);
            } else if (OfficialWords.beginsPreamble(basis.relation())) {
                phrases.add(basis.relation().strip() + " " + printed);
            }
        }
        return phrases;
    }

    private String approve(PrintedRoadmap plan, String kind) {
        String title = OfficialWords.inSentence(plan.title());
        Optional<String> what = OfficialWords.accusative(title);
        if (amends(plan)) {
            PrintedRoadmap.Act act = plan.act();
            String paper = words.word("roadmap.stamp.by." + act.kind())
                    + OfficialWords.genitive(act.issuer()).map(of -> " " + of).orElse("") + " "
                    + requisites(act) + amended(plan);
            return words.say(
                    "order.amend." + OfficialWords.gender(plan.title()),
                    what.orElse(quoted(plan.title())),
                    paper,
                    words.say("order.to-this." + kind));
        }
        return what.isPresent()
                ? words.say("order.approve." + OfficialWords.gender(plan.title()), what.get())
                : words.say("order.approve.MASCULINE", words.say("order.document", plan.title()));
    }

    /** « (в редакции приказа от … № …)»: with every later act up to the text that is being changed. */
    public String amended(PrintedRoadmap plan) {
        List<PrintedRoadmap.Act> later = plan.amendments();
        if (plan.approved() && !later.isEmpty()) {
            later = later.subList(0, later.size() - 1);
        }
        return later.isEmpty()
                ? ""
                : " " + words.word("roadmap.stamp.as-amended") + " "
                        + later.stream()
                                .map(act -> words.word("roadmap.stamp.of." + act.kind()) + " " + requisites(act))
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private String requisites(PrintedRoadmap.Act act) {
        return act.onDate() == null || act.number() == null
                ? words.say("order.blank-requisites")
                : words.say("order.requisites", words.day(act.onDate()), act.number());
    }

    private String coordinator(PrintedRoadmap plan) {
        String text = plan.coordinatorText();
        String organization = plan.coordinator();
        String whom = text == null
                ? organization == null ? words.say("order.blank-name") : whom(organization)
                : whom(text) + (organization == null || text.contains(organization) ? "" : " (" + organization + ")");
        return OfficialWords.genitive(OfficialWords.inSentence(plan.title()))
                .map(of -> words.say("order.coordinator", of, whom))
                .orElseGet(() -> words.say("order.coordinator", words.say("order.document-of", plan.title()), whom));
    }

    /** «на директора …»; what cannot be declined stays as it is, to be put right by hand. */
    private static String whom(String office) {
        return OfficialWords.accusative(office).orElse(office);
    }

    private static String quoted(String title) {
        return "«" + title + "»";
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(DocumentWords.RUSSIAN) + text.substring(1);
    }
}
