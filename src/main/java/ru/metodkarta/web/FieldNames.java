package ru.metodkarta.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * A problem as it stands in the list on top of a form: «Срок: заполните это поле». The name is that of the label, which
 * {@link FieldLabels} puts in; where there is none it is the key {@code field.<name>}. A field of a table row has neither,
 * there the sentence says what is meant. In templates {@code ${@fieldNames.name(problem)}} and {@code rest}.
 */
@Component("fieldNames")
public class FieldNames {

    private final MessageSource messages;

    FieldNames(MessageSource messages) {
        this.messages = messages;
    }

    /** Empty for a field without one. */
    public String name(FormErrors.Problem problem) {
        return messages.getMessage("field." + problem.field(), null, "", LocaleContextHolder.getLocale());
    }

    /** What follows the name. */
    public String rest(FormErrors.Problem problem) {
        Locale locale = LocaleContextHolder.getLocale();
        String text = messages.getMessage(problem.code(), problem.args(), locale);
        return name(problem).isEmpty() ? text : ": " + withSmallLetter(text, locale);
    }

    private static String withSmallLetter(String text, Locale locale) {
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? text.substring(0, 1).toLowerCase(locale) + text.substring(1) : text;
    }
}
