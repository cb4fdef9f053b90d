package ru.metodkarta.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * A problem as it stands in the list on top of a form: «Срок: заполните это поле». Names of fields are the keys
 * {@code field.<name>}; a field of a table row has none, there the sentence says what is meant. In templates
 * {@code ${@fieldNames.sentence(problem)}}.
 */
@Component("fieldNames")
public class FieldNames {

    private final MessageSource messages;

    FieldNames(MessageSource messages) {
        this.messages = messages;
    }

    public String sentence(FormErrors.Problem problem) {
        Locale locale = LocaleContextHolder.getLocale();
        String text = messages.getMessage(problem.code(), problem.args(), locale);
        String name = messages.getMessage("field." + problem.field(), null, "", locale);
        return name.isEmpty() ? text : name + ": " + withSmallLetter(text, locale);
    }

    private static String withSmallLetter(String text, Locale locale) {
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? text.substring(0, 1).toLowerCase(locale) + text.substring(1) : text;
    }
}
