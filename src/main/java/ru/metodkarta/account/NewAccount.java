package ru.metodkarta.account;

import java.util.List;

/**
 * @param login sign-in name as {@link SignInNames} allows it, in lower case
 * @param email may be null; need not be unique
 * @param passwordHash made by the {@code PasswordEncoder}; hash a shared password once
 * @param mustChange the password must be changed at the first sign-in
 */
public record NewAccount(
        String login, String fullName, String email, String passwordHash, boolean mustChange, List<NewRole> roles) {

    public NewAccount {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }
}
