package ru.metodkarta.organization;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.metodkarta.web.Option;

/** Choices of enums, labelled in the reader's language. */
@Component
class OrganizationLabels {

    private final MessageSource messages;

    OrganizationLabels(MessageSource messages) {
        this.messages = messages;
    }

    List<Option> kinds(Locale locale) {
        return options("organization.kind.", OrganizationKind.values(), locale);
    }

    List<Option> nameKinds(Locale locale) {
        return options(
                "organization.name-kind.",
                new OrganizationName.Kind[] {
                    OrganizationName.Kind.ALIAS, OrganizationName.Kind.FULL, OrganizationName.Kind.SHORT
                },
                locale);
    }

    List<Option> eventKinds(Locale locale) {
        return options("organization.event-choice.", OrganizationEvent.Kind.values(), locale);
    }

    Option none(String code, Locale locale) {
        return new Option("", messages.getMessage(code, null, locale));
    }

    private List<Option> options(String prefix, Enum<?>[] values, Locale locale) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), messages.getMessage(prefix + value.name(), null, locale)))
                .toList();
    }
}
