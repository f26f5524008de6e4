package io.retroflex.server.user;

import io.retroflex.server.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Accounts in the database. Each change is of its own columns, so that none undoes another that is made meanwhile. */
public interface Accounts extends ListCrudRepository<Account, Long> {
    /** By the name to sign in with. */
    Optional<Account> findByName(String name);

    /** By whom an issuer means. */
    Optional<Account> findByIssuerAndSubject(String issuer, String subject);

    /** All of them, by their names. */
    List<Account> findAllByOrderByName();

    /** Sets a password, and ends all sessions. */
    @Modifying
    @Query("UPDATE account SET password_hash = :hash, one_time = :oneTime, epoch = epoch + 1 WHERE id = :id")
    void setPassword(Long id, String hash, boolean oneTime);

    /** Sets the role, a {@link Role}'s name, which sessions have from then on. */
    @Modifying
    @Query("UPDATE account SET role = :role WHERE id = :id")
    void setRole(Long id, String role);

    /** Lets nobody in any more, or again; all sessions end. */
    @Modifying
    @Query("UPDATE account SET disabled = :disabled, epoch = epoch + 1 WHERE id = :id")
    void setDisabled(Long id, boolean disabled);
}
