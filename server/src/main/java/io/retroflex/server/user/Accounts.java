package io.retroflex.server.user;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** Accounts in the database. */
public interface Accounts extends ListCrudRepository<Account, Long> {
    /** By the name to sign in with. */
    Optional<Account> findByName(String name);
}
