package io.retroflex.server.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Who may use the service.
 *
 * @param id of the row; none before it is stored
 * @param name to sign in with
 * @param passwordHash of the password, by Argon2
 * @param role of the account
 * @param oneTime whether the password serves to set another one and for nothing else
 * @param created when it was made
 */
@Table("account")
public record Account(
        @Id @Nullable Long id, String name, String passwordHash, Role role, boolean oneTime, Instant created) {
    /** The same with a password that its owner chose. */
    Account withPassword(String hash) {
        return new Account(id, name, hash, role, false, created);
    }
}
