package io.retroflex.server.user;

import io.retroflex.server.Role;
import java.time.Instant;

/**
 * A token with what counts of its account.
 *
 * @param id of the token's row
 * @param name that tells it from others of the account
 * @param role it was made with
 * @param expires when it ends
 * @param owner the account's name
 * @param ownerRole the account's role
 */
record OwnedToken(long id, String name, Role role, Instant expires, String owner, Role ownerRole) {
    /** A token may never do more than its account, whatever the account could do when it was made. */
    Role effectiveRole() {
        return ownerRole.includes(role) ? role : ownerRole;
    }
}
