package ru.metodkarta.account;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Ids;

/** Opening accounts without asking permission: for the first start, demo content and tests. */
@Service
@Transactional
public class AccountRegistry {

    private final Accounts accounts;
    private final RoleAssignments roles;
    private final SignInNames names;

    AccountRegistry(Accounts accounts, RoleAssignments roles, SignInNames names) {
        this.accounts = accounts;
        this.roles = roles;
        this.names = names;
    }

    /** @throws IllegalArgumentException when the sign-in name is not allowed or is taken */
    public UUID open(NewAccount opened) {
        if (!SignInNames.isAllowed(opened.login()) || names.isTaken(opened.login())) {
            throw new IllegalArgumentException("sign-in name is taken or not allowed: " + opened.login());
        }
        UUID id = Ids.next();
        accounts.saveAndFlush(new Account(
                id, opened.login(), opened.fullName(), opened.email(), opened.passwordHash(), opened.mustChange()));
        opened.roles().forEach(role -> grant(id, role));
        return id;
    }

    public UUID grant(UUID accountId, NewRole role) {
        return roles.saveAndFlush(new RoleAssignment(accountId, role)).id();
    }
}
