package ru.metodkarta.roadmap;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * A row cut into the fields people argue about. Their checksums travel with the form, so that on a conflict the page
 * can tell who changed what: a field only one side touched needs no choice.
 */
final class RowFields {

    private RowFields() {}

    /** Field code → its text, in the order of the form; equal texts mean equal fields. */
    static Map<String, String> of(RowForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("number", form.number().strip());
        fields.put("title", form.title().strip());
        fields.put(
                "executors",
                form.executors().stream()
                        .map(line -> line.printed() + "|" + line.target() + "|" + line.part())
                        .collect(Collectors.joining("\n")));
        fields.put("deadline", deadline(form));
        fields.put("result", form.result().strip());
        fields.put("resultKind", form.resultKind());
        fields.put("precondition", form.precondition().strip());
        fields.put("yearKind", form.yearKind());
        form.extra().forEach((key, value) -> fields.put(RowForm.EXTRA_PREFIX + key, value.strip()));
        return fields;
    }

    private static String deadline(RowForm form) {
        String text = form.deadlineText().strip();
        return switch (form.deadlineMode()) {
            case "MANUAL" ->
                String.join(
                        "|",
                        text,
                        "MANUAL",
                        form.manualKind(),
                        form.manualFrom().strip(),
                        form.manualDue().strip(),
                        form.windowFrom().strip(),
                        form.windowTo().strip(),
                        form.firstYear().strip(),
                        form.lastYear().strip(),
                        form.timesPerYear().strip());
            case "CONFIRMED" ->
                String.join("|", text, "CONFIRMED", form.confirmedYear().strip());
            default -> text;
        };
    }

    /** Checksums of all fields: {@code number:1a2b3c4d,title:…}. */
    static String fingerprint(RowForm form) {
        return of(form).entrySet().stream()
                .map(field -> field.getKey() + ":" + checksum(field.getValue()))
                .collect(Collectors.joining(","));
    }

    /** Whether the field of this form still is what the fingerprint was taken of. */
    static boolean unchanged(String fingerprint, String field, String text) {
        Map<String, String> sums = new HashMap<>();
        for (String part : fingerprint.split(",")) {
            int colon = part.lastIndexOf(':');
            if (colon > 0) {
                sums.put(part.substring(0, colon), part.substring(colon + 1));
            }
        }
        return checksum(text).equals(sums.get(field));
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
