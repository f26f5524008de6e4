package io.retroflex.server.user;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A person whom the issuer knows, by the account that they have here. */
final class IssuerUser extends DefaultOidcUser implements SignedIn {
    private static final long serialVersionUID = 1;

    private final String name;
    private final int epoch;

    IssuerUser(OidcUser known, Account account) {
        super(SecurityConfiguration.authorities(account.role()), known.getIdToken());
        this.name = account.name();
        this.epoch = account.epoch();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    /** Two sign-ins are the same where the person is and nothing ended the first. */
    @Override
    public boolean equals(Object other) {
        return other instanceof IssuerUser user && user.name.equals(name) && user.epoch == epoch;
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + epoch;
    }
}
