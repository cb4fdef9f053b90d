package ru.metodkarta.account;

import java.util.List;
import java.util.regex.Pattern;
import ru.metodkarta.web.FormErrors;

/** A new person with a first role, as typed. */
record AccountForm(
        String fullName,
        String email,
        String login,
        String role,
        String position,
        String employer,
        List<String> zones,
        String registersActs,
        String from,
        String until,
        String requestKey) {

    private static final int NAME = 150;
    private static final int EMAIL = 200;
    private static final int LOGIN = 60;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    static AccountForm with(RoleForm role) {
        return new AccountForm(
                null,
                null,
                null,
                role.role(),
                role.position(),
                role.employer(),
                role.zones(),
                null,
                role.from(),
                null,
                null);
    }

    /** @param login null: to be made from the employer's name */
    record Command(String login, String fullName, String email, NewRole role) {}

    Command toCommand(SignInNames names, NewRole given, FormErrors errors) {
        String person = errors.required("fullName", fullName, NAME);
        String address = address("email", email, errors);
        String name = errors.optional("login", SignInNames.normalize(login), LOGIN);
        if (name != null && !SignInNames.isAllowed(name)) {
            errors.add("login", "account.error.login");
        } else if (name != null && names.isTaken(name)) {
            errors.add("login", "account.error.login-taken");
        }
        return new Command(name, person, address, given);
    }

    static String address(String field, String typed, FormErrors errors) {
        String address = errors.optional(field, typed, EMAIL);
        if (address != null && !ADDRESS.matcher(address).matches()) {
            errors.add(field, "account.error.email");
        }
        return address;
    }

    RoleForm roleForm() {
        return new RoleForm(role, position, employer, zones, registersActs, from, until, requestKey);
    }

    public boolean has(String zone) {
        return roleForm().has(zone);
    }
}
