package ru.metodkarta.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What is wrong with a posted form: a message code and arguments per field, in the order of the form. Passed to a form
 * record's {@code toCommand(errors)} and to the page, which is then answered with 422 and everything that was typed.
 */
public final class FormErrors {

    private final Map<String, Problem> byField = new LinkedHashMap<>();

    /** @param field name of the control; its element has the id {@code field-<name>} */
    public record Problem(String field, String code, List<Object> arguments) {

        public Object[] args() {
            return arguments.toArray();
        }
    }

    /** Keeps the first problem of a field. */
    public FormErrors add(String field, String code, Object... arguments) {
        byField.putIfAbsent(field, new Problem(field, code, List.of(arguments)));
        return this;
    }

    /** A file that was refused is named; unlike other fields, one of files may have several problems. */
    public FormErrors addFile(String field, String fileName, String code, Object... arguments) {
        Problem before = byField.get(field);
        Problem refused = new Problem(field, "error.file", List.of(fileName, sentence(code, arguments)));
        byField.put(
                field,
                before == null
                        ? refused
                        : new Problem(
                                field,
                                "error.files",
                                List.of(sentence(before.code, before.args()), sentence(refused.code, refused.args()))));
        return this;
    }

    private static MessageSourceResolvable sentence(String code, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {code}, arguments);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    public Problem of(String field) {
        return byField.get(field);
    }

    public List<Problem> all() {
        return new ArrayList<>(byField.values());
    }

    /** Trimmed text, or null with a problem noted when nothing was typed. */
    public String required(String field, String text, int maxLength) {
        String value = optional(field, text, maxLength);
        if (value == null) {
            add(field, "error.required");
        }
        return value;
    }

    /** Trimmed text or null; too long is a problem. */
    public String optional(String field, String text, int maxLength) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String value = text.strip();
        if (value.length() > maxLength) {
            add(field, "error.too-long", String.valueOf(maxLength));
        }
        return value;
    }
}
