package io.retroflex.server.user;

import io.retroflex.server.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Who may use the service. A row stays for ever, because signatures name it.
 *
 * @param id of the row; none before it is stored
 * @param name to sign in with, and of signatures
 * @param passwordHash of the password, by Argon2; none where an issuer knows them
 * @param role of the account
 * @param oneTime whether the password serves to set another one and for nothing else
 * @param created when it was made
 * @param issuer who knows them (OpenID Connect); none for an account of this service
 * @param subject whom the issuer means
 * @param disabled whether nobody comes in with it
 * @param epoch counts what ended all its sessions; a session belongs to the epoch that it began in
 */
@Table("account")
public record Account(
        @Id @Nullable Long id,
        String name,
        @Nullable String passwordHash,
        Role role,
        boolean oneTime,
        Instant created,
        @Nullable String issuer,
        @Nullable String subject,
        boolean disabled,
        int epoch) {
    /** What a name looks like: letters and digits of any script, and what stands between them. */
    public static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,99}";

    /** One with a password that serves once. */
    static Account local(String name, String passwordHash, Role role, Instant created) {
        return new Account(null, name, passwordHash, role, true, created, null, null, false, 0);
    }

    /** One that an issuer knows. */
    static Account of(String issuer, String subject, String name, Role role, Instant created) {
        return new Account(null, name, null, role, false, created, issuer, subject, false, 0);
    }

    /** Whether it is this service's own: with a password, and a role that an admin gives. */
    public boolean local() {
        return issuer == null;
    }
}
