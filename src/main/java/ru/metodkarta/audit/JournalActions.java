package ru.metodkarta.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;
import ru.metodkarta.web.Option;

/** Every module words its actions as {@code journal.<ACTION>} in its bundle; an unworded one is shown by its code. */
@Component
class JournalActions {

    private static final String PREFIX = "journal.";

    private final MessageSource messages;
    private final Set<String> codes = new TreeSet<>();

    JournalActions(MessageSource messages, @Value("${spring.messages.basename}") List<String> bundles) {
        this.messages = messages;
        for (String bundle : bundles) {
            read(bundle).stringPropertyNames().stream()
                    .filter(key -> key.startsWith(PREFIX) && isCode(key.substring(PREFIX.length())))
                    .forEach(key -> codes.add(key.substring(PREFIX.length())));
        }
    }

    private static boolean isCode(String name) {
        return !name.isEmpty() && name.equals(name.toUpperCase(Locale.ROOT));
    }

    private static Properties read(String bundle) {
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource(bundle.strip() + ".properties"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String label(String code, Locale locale) {
        return messages.getMessage(PREFIX + code, null, code, locale);
    }

    List<Option> options(Locale locale) {
        Collator order = Collator.getInstance(locale);
        return codes.stream()
                .map(code -> new Option(code, label(code, locale)))
                .sorted(Comparator.comparing(Option::label, order))
                .toList();
    }
}
