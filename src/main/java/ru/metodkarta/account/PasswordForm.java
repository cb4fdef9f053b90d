package ru.metodkarta.account;

import ru.metodkarta.web.FormErrors;

/** Passwords are never given back to the page. */
record PasswordForm(String current, String fresh, String repeated) {

    void check(FormErrors errors) {
        if (current == null || current.isEmpty()) {
            errors.add("current", "error.required");
        }
        if (fresh == null || fresh.isEmpty()) {
            errors.add("fresh", "error.required");
        } else if (!fresh.equals(repeated)) {
            errors.add("repeated", "password.differ");
        }
    }

    @Override
    public String toString() {
        return "PasswordForm[]";
    }
}
