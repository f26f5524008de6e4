package io.retroflex.server.user;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Tokens in the database. */
public interface Tokens extends ListCrudRepository<Token, Long> {
    /** By its hash. */
    @Query("SELECT * FROM token WHERE hash = :hash")
    Optional<Token> findByHash(String hash);

    /** Those of an account. */
    List<Token> findByAccountIdOrderByCreated(Long accountId);

    /** Ends all of an account. */
    @Modifying
    @Query("DELETE FROM token WHERE account_id = :accountId")
    void endAllOf(Long accountId);
}
