package io.retroflex.server.user;

import org.springframework.security.core.AuthenticatedPrincipal;

/** Who is signed in on the pages. The account says at each request what they may do. */
interface SignedIn extends AuthenticatedPrincipal {
    /** The account's epoch when the session began. */
    int epoch();

    /** By a password. */
    record ByPassword(String name, int epoch) implements SignedIn {
        @Override
        public String getName() {
            return name;
        }
    }
}
