package io.retroflex.server.user;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

/** Tokens in the database. */
public interface Tokens extends ListCrudRepository<Token, Long> {
    /** By its hash. */
    Optional<Token> findByHash(String hash);

    /** Those of an account. */
    List<Token> findByAccountIdOrderByCreated(Long accountId);
}
