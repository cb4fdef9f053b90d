package ru.metodkarta.document;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import ru.metodkarta.web.FormErrors;

/**
 * The draft of an order as it stands on the page: choices, and texts that may be changed by hand.
 *
 * @param made checksums of the texts as the system worded them: what a person has changed is never worded anew
 */
record OrderForm(
        String kind,
        String opening,
        String control,
        String issuer,
        String place,
        String subject,
        String preamble,
        String command,
        String approve,
        String withCoordinator,
        String coordinator,
        String extra,
        String withRepeal,
        String repeal,
        String withPublish,
        String publish,
        String withInform,
        String inform,
        String supervision,
        String signatory,
        String name,
        String withTable,
        String made) {

    private static final int LINE = 300;
    private static final int TEXT = 5000;
    private static final String YES = "true";

    enum Kind {
        ORDER,
        DIRECTIVE
    }

    enum Opening {
        /** «На основании …, в соответствии с …» */
        BASIS,
        /** «В целях …» */
        PURPOSE,
        /** «Во исполнение …» */
        PURSUANCE
    }

    enum Control {
        /** «возложить на …» */
        ASSIGNED,
        /** «оставляю за собой» */
        OWN
    }

    Kind kindOrDefault() {
        return known(Kind.values(), kind, Kind.ORDER);
    }

    Opening openingOrDefault() {
        return known(Opening.values(), opening, Opening.BASIS);
    }

    Control controlOrDefault() {
        return known(Control.values(), control, Control.ASSIGNED);
    }

    private static <E extends Enum<E>> E known(E[] values, String name, E other) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return other;
    }

    public boolean coordinated() {
        return YES.equals(withCoordinator);
    }

    public boolean repeals() {
        return YES.equals(withRepeal);
    }

    public boolean publishes() {
        return YES.equals(withPublish);
    }

    public boolean informs() {
        return YES.equals(withInform);
    }

    public boolean tabled() {
        return YES.equals(withTable);
    }

    /** The first form of a roadmap, all texts worded. */
    static OrderForm first(Kind kind, Opening opening, Control control, boolean coordinated) {
        return new OrderForm(
                kind.name(),
                opening.name(),
                control.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                coordinated ? YES : null,
                null,
                null,
                null,
                null,
                null,
                null,
                YES,
                null,
                null,
                null,
                null,
                YES,
                "");
    }

    /** Texts nobody has changed by hand are replaced by the newly worded ones. */
    OrderForm reworded(Map<String, String> worded) {
        Map<String, String> own = texts();
        Map<String, String> sums = sums(made);
        Map<String, String> now = new LinkedHashMap<>();
        own.forEach((field, text) -> {
            boolean untouched = text == null || checksum(text).equals(sums.get(field));
            now.put(field, untouched && worded.containsKey(field) ? worded.get(field) : text);
        });
        worded.forEach((field, text) -> sums.put(field, checksum(text)));
        return new OrderForm(
                kind,
                opening,
                control,
                now.get("issuer"),
                now.get("place"),
                now.get("subject"),
                now.get("preamble"),
                now.get("command"),
                now.get("approve"),
                withCoordinator,
                now.get("coordinator"),
                now.get("extra"),
                withRepeal,
                now.get("repeal"),
                withPublish,
                now.get("publish"),
                withInform,
                now.get("inform"),
                now.get("supervision"),
                now.get("signatory"),
                now.get("name"),
                withTable,
                sums.entrySet().stream()
                        .map(sum -> sum.getKey() + ":" + sum.getValue())
                        .collect(Collectors.joining(",")));
    }

    /** Whoever signs goes with whoever issues, unless it was written by hand. */
    OrderForm signedBy(String position) {
        return reworded(Map.of("signatory", position));
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("issuer", issuer);
        texts.put("place", place);
        texts.put("subject", subject);
        texts.put("preamble", preamble);
        texts.put("command", command);
        texts.put("approve", approve);
        texts.put("coordinator", coordinator);
        texts.put("extra", extra);
        texts.put("repeal", repeal);
        texts.put("publish", publish);
        texts.put("inform", inform);
        texts.put("supervision", supervision);
        texts.put("signatory", signatory);
        texts.put("name", name);
        return texts;
    }

    private static Map<String, String> sums(String made) {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String part : made == null ? new String[0] : made.split(",")) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                sums.put(part.substring(0, colon), part.substring(colon + 1));
            }
        }
        return sums;
    }

    /** The browser sends line breaks in its own way. */
    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.replace("\r\n", "\n").strip().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    OrderText toCommand(FormErrors errors) {
        String who = errors.required("issuer", issuer, LINE);
        String about = errors.required("subject", subject, TEXT);
        String why = errors.optional("preamble", preamble, TEXT);
        String what = errors.required("approve", approve, TEXT);
        List<String> clauses = new java.util.ArrayList<>();
        add(clauses, what);
        add(clauses, coordinated() ? errors.required("coordinator", coordinator, TEXT) : null);
        String own = errors.optional("extra", extra, TEXT);
        if (own != null) {
            own.lines().forEach(line -> add(clauses, line));
        }
        add(clauses, repeals() ? errors.required("repeal", repeal, TEXT) : null);
        add(clauses, publishes() ? errors.required("publish", publish, TEXT) : null);
        add(clauses, informs() ? errors.required("inform", inform, TEXT) : null);
        add(clauses, errors.required("supervision", supervision, TEXT));
        return new OrderText(
                kindOrDefault().name(),
                who,
                errors.optional("place", place, LINE),
                about,
                why,
                errors.optional("command", command, LINE),
                clauses,
                errors.required("signatory", signatory, LINE),
                errors.optional("name", name, LINE),
                tabled() ? OrderText.Annex.TABLE : OrderText.Annex.HEADING);
    }

    private static void add(List<String> clauses, String clause) {
        if (clause != null && !clause.isBlank()) {
            clauses.add(clause.strip());
        }
    }
}
