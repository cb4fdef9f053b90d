package ru.metodkarta.amending;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import ru.metodkarta.document.OrderText;
import ru.metodkarta.web.FormErrors;

/**
 * The draft of an amending order as it stands on the page: choices, and texts that may be changed by hand.
 *
 * @param amend what is amended: «Внести в … следующие изменения:»
 * @param clauses «1.1. Пункт 1.2 изложить …», a line each
 * @param made checksums of the texts as the system worded them: what a person has changed is never worded anew
 * @param shown checksum of the clauses the system would word for what the page was made of
 * @param version of the stored text the page was made of, 0 for none
 * @param page names the page: it may save again and again
 */
record AmendingForm(
        String kind,
        String mode,
        String control,
        String issuer,
        String place,
        String subject,
        String preamble,
        String command,
        String amend,
        String clauses,
        String extra,
        String withInform,
        String inform,
        String supervision,
        String signatory,
        String name,
        String made,
        String shown,
        String version,
        String page) {

    static final int CLAUSES = 200_000;
    private static final int LINE = 300;
    private static final int TEXT = 5000;
    private static final String YES = "true";

    enum Kind {
        ORDER,
        DIRECTIVE
    }

    enum Mode {
        /** clause by clause */
        CLAUSES,
        /** «изложить в новой редакции согласно приложению» */
        ANNEX
    }

    enum Control {
        ASSIGNED,
        OWN
    }

    boolean directive() {
        return Kind.DIRECTIVE.name().equals(kind);
    }

    public boolean annexed() {
        return Mode.ANNEX.name().equals(mode);
    }

    boolean ownControl() {
        return Control.OWN.name().equals(control);
    }

    public boolean informs() {
        return YES.equals(withInform);
    }

    static AmendingForm first(Kind kind, Mode mode, Control control) {
        return of(Map.of("kind", kind.name(), "mode", mode.name(), "control", control.name(), "withInform", YES));
    }

    static AmendingForm of(Map<String, String> stored) {
        return new AmendingForm(
                stored.get("kind"),
                stored.get("mode"),
                stored.get("control"),
                stored.get("issuer"),
                stored.get("place"),
                stored.get("subject"),
                stored.get("preamble"),
                stored.get("command"),
                stored.get("amend"),
                stored.get("clauses"),
                stored.get("extra"),
                stored.get("withInform"),
                stored.get("inform"),
                stored.get("supervision"),
                stored.get("signatory"),
                stored.get("name"),
                stored.get("made"),
                stored.get("shown"),
                stored.get("version"),
                stored.get("page"));
    }

    /** Everything that is kept. */
    Map<String, String> stored() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        fields.put("mode", mode);
        fields.put("control", control);
        fields.putAll(texts());
        fields.put("withInform", withInform);
        fields.put("made", made);
        fields.values().removeIf(Objects::isNull);
        return fields;
    }

    /** Texts by field, as they are typed. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("issuer", issuer);
        texts.put("place", place);
        texts.put("subject", subject);
        texts.put("preamble", preamble);
        texts.put("command", command);
        texts.put("amend", amend);
        texts.put("clauses", clauses);
        texts.put("extra", extra);
        texts.put("inform", inform);
        texts.put("supervision", supervision);
        texts.put("signatory", signatory);
        texts.put("name", name);
        texts.replaceAll((field, text) -> text == null ? null : text.replace("\r\n", "\n"));
        return texts;
    }

    private AmendingForm with(Map<String, String> changes) {
        Map<String, String> fields = stored();
        fields.put("shown", shown);
        fields.put("version", version);
        fields.put("page", page);
        fields.putAll(changes);
        return of(fields);
    }

    /** Texts nobody has changed by hand are replaced by the newly worded ones; the checksums of the others stay. */
    AmendingForm reworded(Map<String, String> worded) {
        Map<String, String> own = texts();
        Map<String, String> sums = sums();
        Map<String, String> now = new LinkedHashMap<>();
        Map<String, String> madeNow = new LinkedHashMap<>();
        worded.forEach((field, text) -> {
            String typed = own.get(field);
            boolean untouched = typed == null || checksum(typed).equals(sums.get(field));
            if (untouched) {
                now.put(field, text);
                madeNow.put(field, checksum(text));
            } else if (sums.containsKey(field)) {
                madeNow.put(field, sums.get(field));
            }
        });
        now.put("made", joined(madeNow));
        return with(now);
    }

    /** Clauses changed by hand have been looked at beside those the system words now. */
    AmendingForm acknowledged() {
        Map<String, String> sums = sums();
        if (shown != null && !shown.isBlank() && edited("clauses")) {
            sums.put("clauses", shown);
        }
        return with(Map.of("made", joined(sums)));
    }

    /** Whoever signs goes with whoever issues, unless it was written by hand. */
    AmendingForm signedBy(String position) {
        if (edited("signatory")) {
            return this;
        }
        Map<String, String> sums = sums();
        sums.put("signatory", checksum(position));
        return with(Map.of("signatory", position, "made", joined(sums)));
    }

    AmendingForm forgetClauses() {
        Map<String, String> sums = sums();
        sums.put("clauses", checksum(Objects.requireNonNullElse(clauses, "")));
        return with(Map.of("made", joined(sums)));
    }

    AmendingForm at(int storedVersion, UUID newPage) {
        return with(Map.of("version", String.valueOf(storedVersion), "page", newPage.toString()));
    }

    boolean edited(String field) {
        String typed = texts().get(field);
        return typed != null && !checksum(typed).equals(sums().get(field));
    }

    /** The clauses were changed by hand, and since then the draft has changed, too. */
    boolean outdated(String wordedClauses) {
        return edited("clauses") && !checksum(wordedClauses).equals(sums().get("clauses"));
    }

    private Map<String, String> sums() {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String part : made == null ? new String[0] : made.split(",")) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                sums.put(part.substring(0, colon), part.substring(colon + 1));
            }
        }
        return sums;
    }

    private static String joined(Map<String, String> sums) {
        return sums.entrySet().stream()
                .map(sum -> sum.getKey() + ":" + sum.getValue())
                .collect(Collectors.joining(","));
    }

    /** The browser sends line breaks in its own way. */
    static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.replace("\r\n", "\n").strip().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    int storedVersion() {
        try {
            return version == null ? 0 : Integer.parseInt(version);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    OrderText toCommand(FormErrors errors) {
        String who = errors.required("issuer", issuer, LINE);
        String about = errors.required("subject", subject, TEXT);
        String why = errors.optional("preamble", preamble, TEXT);
        String what = errors.required("amend", amend, TEXT);
        String changes =
                annexed() ? errors.optional("clauses", clauses, CLAUSES) : errors.required("clauses", clauses, CLAUSES);
        List<String> all = new ArrayList<>();
        add(all, annexed() || changes == null ? what : what + "\n" + changes);
        String own = errors.optional("extra", extra, TEXT);
        if (own != null) {
            own.lines().forEach(line -> add(all, line));
        }
        add(all, informs() ? errors.required("inform", inform, TEXT) : null);
        add(all, errors.required("supervision", supervision, TEXT));
        return new OrderText(
                directive() ? Kind.DIRECTIVE.name() : Kind.ORDER.name(),
                who,
                errors.optional("place", place, LINE),
                about,
                why,
                errors.optional("command", command, LINE),
                all,
                errors.required("signatory", signatory, LINE),
                errors.optional("name", name, LINE),
                annexed() ? OrderText.Annex.TABLE : OrderText.Annex.NONE);
    }

    private static void add(List<String> clauses, String clause) {
        if (clause != null && !clause.isBlank()) {
            clauses.add(clause.strip());
        }
    }
}
