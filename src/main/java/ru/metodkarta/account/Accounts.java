package ru.metodkarta.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, UUID> {

    /** Written at once: reads of the same transaction go past JPA. */
    Account saveAndFlush(Account account);

    Optional<Account> findById(UUID id);

    /** @param login in lower case: sign-in names are kept so */
    Optional<Account> findByLogin(String login);
}
