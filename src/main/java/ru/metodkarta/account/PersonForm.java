package ru.metodkarta.account;

import ru.metodkarta.web.FormErrors;

/** Name and e-mail of a person, as typed. */
record PersonForm(String fullName, String email, String requestKey) {

    private static final int NAME = 150;

    record Command(String fullName, String email) {}

    Command toCommand(FormErrors errors) {
        return new Command(errors.required("fullName", fullName, NAME), AccountForm.address("email", email, errors));
    }
}
