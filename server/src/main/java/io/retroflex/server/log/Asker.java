package io.retroflex.server.log;

import io.retroflex.server.user.Token;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/**
 * Who made a request.
 *
 * @param name of the account, or {@code -}
 * @param role that was used, {@code PASSWORD} or {@code ONE_TIME} where it was a password, or {@code -}
 * @param token the id of the token that was used
 */
record Asker(String name, String role, OptionalLong token) {
    /** Nobody who is known. What a failed attempt gave as its name is not kept: people type passwords there. */
    static final Asker NOBODY = new Asker("-", "-", OptionalLong.empty());

    private static final String ROLE = "ROLE_";

    /** Spring says by such authorities how somebody signed in. */
    private static final String FACTOR = "FACTOR_";

    private static final Pattern AUTHORITY = Pattern.compile("[A-Z_]{1,32}");
    private static final int LONGEST = 100;

    static Asker of(@Nullable Authentication authentication) {
        if (!isSomebody(authentication)) {
            return NOBODY;
        }
        String name = authentication.getName();
        return new Asker(
                name.substring(0, Math.min(name.length(), LONGEST)), role(authentication), token(authentication));
    }

    static boolean isSomebody(@Nullable Authentication authentication) {
        return authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken);
    }

    private static String role(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && !authority.startsWith(FACTOR))
                .map(authority -> authority.startsWith(ROLE) ? authority.substring(ROLE.length()) : authority)
                .filter(authority -> AUTHORITY.matcher(authority).matches())
                .findFirst()
                .orElse("-");
    }

    private static OptionalLong token(Authentication authentication) {
        return authentication.getPrincipal() instanceof OAuth2AuthenticatedPrincipal principal
                        && principal.getAttribute(Token.ID_ATTRIBUTE) instanceof Long id
                ? OptionalLong.of(id)
                : OptionalLong.empty();
    }
}
