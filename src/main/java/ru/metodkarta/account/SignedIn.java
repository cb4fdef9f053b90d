package ru.metodkarta.account;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * All that a session keeps of a person. Grants are read once per request, so that revocation is immediate.
 *
 * @param stamp changes with the password, a reset or a block: a session with an old stamp is over
 */
record SignedIn(UUID accountId, String login, UUID stamp) implements Principal, Serializable {

    @Override
    public String getName() {
        return login;
    }
}
