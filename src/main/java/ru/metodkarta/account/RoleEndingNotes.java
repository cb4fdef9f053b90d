package ru.metodkarta.account;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What other modules know to wait for somebody in a role: told before that role is ended. */
public interface RoleEndingNotes {

    /** @param code message code, with its arguments */
    record Note(String code, List<String> arguments) {

        public Object[] args() {
            return arguments.toArray();
        }
    }

    /** By role id; roles for which nothing waits are missing. The caller keeps the account of this person. */
    Map<UUID, List<Note>> of(UUID accountId);
}
