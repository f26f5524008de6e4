package io.retroflex.server.user;

import io.retroflex.server.IssuerSettings;
import io.retroflex.server.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Whom the issuer knows: with the highest role that their groups have, and the account that signs for them. */
final class IssuerUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final IssuerSettings settings;
    private final IssuerAccounts accounts;
    private final OidcUserService claims = new OidcUserService();

    IssuerUsers(IssuerSettings settings, IssuerAccounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser known = claims.loadUser(request);
        Role role = role(known.getClaims()).orElseThrow(() -> refusal(IssuerRefusal.NO_ROLE));
        Account account = accounts.of(settings.issuer().toString(), known.getSubject(), names(known), role);
        return new IssuerUser(known, account);
    }

    private Optional<Role> role(Map<String, Object> claims) {
        return groups(claims)
                .map(settings.roles()::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** A claim is a list, or a single group. */
    private Stream<String> groups(Map<String, Object> claims) {
        Object value = claims.get(settings.rolesClaim());
        if (value == null) {
            value = inside(claims, List.of(settings.rolesClaim().split("\\.", -1)));
        }
        return value instanceof Collection<?> groups
                ? groups.stream().map(String::valueOf)
                : Stream.ofNullable(value).map(String::valueOf);
    }

    private static @Nullable Object inside(Object claims, List<String> way) {
        Object value = claims;
        for (String step : way) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    /** The names that may serve for signatures, the best first. An issuer has to know them by one. */
    private static List<String> names(OidcUser known) {
        return Stream.of(StandardClaimNames.PREFERRED_USERNAME, StandardClaimNames.EMAIL, StandardClaimNames.SUB)
                .map(known::getClaimAsString)
                .filter(Objects::nonNull)
                .toList();
    }

    static OAuth2AuthenticationException refusal(IssuerRefusal refusal) {
        return new OAuth2AuthenticationException(new OAuth2Error(refusal.name()));
    }
}
