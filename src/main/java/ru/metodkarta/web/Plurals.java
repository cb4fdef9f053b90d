package ru.metodkarta.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * «1 отчёт, 2 отчёта, 5 отчётов»: messages {@code key.one}, {@code key.few}, {@code key.many} with the number as
 * {0}. In templates {@code ${@plurals.of('key', n)}}.
 */
@Component("plurals")
public class Plurals {

    private final MessageSource messages;

    Plurals(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String key, long number) {
        return of(key, number, LocaleContextHolder.getLocale());
    }

    public String of(String key, long number, Locale locale) {
        return messages.getMessage(key + "." + form(number, locale), new Object[] {String.valueOf(number)}, locale);
    }

    static String form(long number, Locale locale) {
        long n = Math.abs(number);
        if (!"ru".equals(locale.getLanguage())) {
            return n == 1 ? "one" : "many";
        }
        if (n % 10 == 1 && n % 100 != 11) {
            return "one";
        }
        return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? "few" : "many";
    }
}
