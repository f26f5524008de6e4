package io.retroflex.server.user;

import io.retroflex.server.IssuerSettings;
import java.net.URI;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ProviderDetails;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * What the issuer says of itself, asked when somebody first signs in with it and not at the start: the service answers with
 * passwords and tokens while the issuer is away. Where it does not answer, the next who signs in asks again.
 */
final class IssuerRegistration implements ClientRegistrationRepository {
    /** In the addresses of the sign-in: {@code /oauth2/authorization/issuer}. */
    static final String ID = "issuer";

    private final IssuerSettings settings;
    private final Lock asking = new ReentrantLock();
    private volatile @Nullable ClientRegistration known;

    IssuerRegistration(IssuerSettings settings) {
        this.settings = settings;
    }

    /**
     * @throws IssuerUnreachableException if it does not answer, or not as an issuer does
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!ID.equals(id)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration != null) {
            return registration;
        }
        asking.lock();
        try {
            registration = known;
            if (registration == null) {
                registration = ask();
                known = registration;
            }
            return registration;
        } finally {
            asking.unlock();
        }
    }

    private ClientRegistration ask() {
        try {
            ClientRegistration registration = ClientRegistrations.fromOidcIssuerLocation(
                            settings.issuer().toString())
                    .registrationId(ID)
                    .clientId(settings.client())
                    .clientSecret(settings.secret())
                    .scope("openid", "profile", "email")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
            ProviderDetails details = registration.getProviderDetails();
            requireSafe("authorization", details.getAuthorizationUri());
            requireSafe("token", details.getTokenUri());
            requireSafe("JWKS", details.getJwkSetUri());
            requireSafe("userinfo", details.getUserInfoEndpoint().getUri());
            return registration;
        } catch (RuntimeException e) {
            throw new IssuerUnreachableException(settings.issuer(), e);
        }
    }

    private static void requireSafe(String endpoint, @Nullable String address) {
        if (address != null) {
            IssuerSettings.requireSafe("its " + endpoint + " endpoint", URI.create(address));
        }
    }
}
