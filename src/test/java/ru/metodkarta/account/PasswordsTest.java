package ru.metodkarta.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @ParameterizedTest
    @CsvSource({
        "demo, password.short",
        "семьзна, password.short",
        "Йцукен123, password.common",
        "12345678, password.common",
        "ababababab, password.common",
        "school1.kungur, password.as-name",
        "School1.Kungur2026!, password.as-name",
        "school1.kungurschool1.kungur, password.as-name",
        "school1.kungur-school1.kungur, password.as-name",
        "моя school1.kungur и school1.kungur, password.as-name"
    })
    void refusesShortCommonAndOwnName(String password, String problem) {
        assertThat(passwords.problem(password, "school1.kungur")).contains(problem);
    }

    @Test
    void refusesAShortNameSeveralTimes() {
        assertThat(passwords.problem("abcabcabc", "abc")).contains("password.as-name");
        assertThat(passwords.problem("abc-дорога-abc-река", "abc")).isEmpty();
    }

    @Test
    void takesALongPhraseAndReadsAllOfIt() {
        String phrase = "в нашем саду растут высокие яблони и две старые груши у самого забора";
        LongPasswordEncoder encoder = new LongPasswordEncoder();

        assertThat(passwords.problem(phrase, "school1.kungur")).isEmpty();
        assertThat(encoder.matches(phrase, encoder.encode(phrase))).isTrue();
        assertThat(encoder.matches(phrase + "!", encoder.encode(phrase))).isFalse();
    }

    @Test
    void issuesPasswordsThatPassAndCanBeReadFromPaper() {
        String issued = passwords.issue();

        assertThat(issued).matches("[a-z2-9-]{19}").doesNotContainPattern("[lio01]");
        assertThat(passwords.problem(issued, "school1.kungur")).isEmpty();
        assertThat(passwords.issue()).isNotEqualTo(issued);
    }

    @ParameterizedTest
    @ValueSource(strings = {"school1.kungur", "школа-10", "abc", "admin.perm"})
    void takesReadableSignInNames(String name) {
        assertThat(SignInNames.isAllowed(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "School", "school кунгур", "schoolа", "-school", "school.", "a@b.ru", ""})
    void refusesNamesThatCannotBeTypedFromPaper(String name) {
        assertThat(SignInNames.isAllowed(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"МАОУ «СОШ № 10»,sosh10", "МБДОУ «Детский сад № 3»,detskiy-sad3", "ЦРО,tsro", "УО,useruo"})
    void makesASignInNameFromTheShortName(String organization, String name) {
        assertThat(SignInNames.made(organization)).isEqualTo(name);
        assertThat(SignInNames.isAllowed(name)).isTrue();
    }
}
