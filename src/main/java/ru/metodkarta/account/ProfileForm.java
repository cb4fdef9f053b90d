package ru.metodkarta.account;

import java.util.Set;
import ru.metodkarta.web.FormErrors;

/** What people may change of themselves, as typed. */
record ProfileForm(String email, String language) {

    private static final Set<String> LANGUAGES = Set.of("ru", "en");

    record Command(String email, String language) {}

    Command toCommand(FormErrors errors) {
        if (language == null || !LANGUAGES.contains(language)) {
            errors.add("language", "error.choice");
        }
        return new Command(AccountForm.address("email", email, errors), language);
    }
}
