package io.retroflex.server.user;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Tokens in the database. */
public interface Tokens extends ListCrudRepository<Token, Long> {
    /** By its hash, with its account, unless nobody is to come in with that. Asked at each request, so all of it at once. */
    @Query("""
            SELECT token.id, token.name, token.role, token.expires, account.name AS owner, account.role AS owner_role
            FROM token JOIN account ON account.id = token.account_id
            WHERE token.hash = :hash AND NOT account.disabled
            """)
    Optional<OwnedToken> findByHash(String hash);

    /** Those of an account. */
    List<Token> findByAccountIdOrderByCreated(Long accountId);

    /** Ends all of an account. */
    @Modifying
    @Query("DELETE FROM token WHERE account_id = :accountId")
    void endAllOf(Long accountId);
}
