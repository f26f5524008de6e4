package io.retroflex.server.user;

import io.retroflex.server.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A program's key to the service.
 *
 * @param id of the row; none before it is stored
 * @param accountId whose it is
 * @param name that tells it from others of the account
 * @param hash of it, SHA-256: it is random and long, so that nobody can guess it from its hash
 * @param role it has, at most that of its account
 * @param created when it was made
 * @param expires when it ends
 */
@Table("token")
public record Token(
        @Id @Nullable Long id, Long accountId, String name, String hash, Role role, Instant created, Instant expires) {
    /** Of a principal that came with a token: the token's id. */
    public static final String ID_ATTRIBUTE = "token-id";
}
