package ru.metodkarta.account;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.shared.Role;

/** What the spreadsheet of accounts calls roles and zones. */
@Component
class AccountImportWords {

    private static final String OWN_EMPLOYER = "account.zone.employer";

    private final ListExports words;

    AccountImportWords(ListExports words) {
        this.words = words;
    }

    String name(Role role) {
        return words.word("role." + role);
    }

    List<String> roles() {
        return Arrays.stream(Role.values()).map(this::name).toList();
    }

    /** Null when there is none. */
    Role role(String cell) {
        return Arrays.stream(Role.values())
                .filter(role -> AccountImportFacts.key(name(role)).equals(AccountImportFacts.key(cell)))
                .findFirst()
                .orElse(null);
    }

    String employer() {
        return words.word(OWN_EMPLOYER);
    }

    boolean isEmployer(String cell) {
        return AccountImportFacts.key(employer()).equals(AccountImportFacts.key(cell));
    }
}
