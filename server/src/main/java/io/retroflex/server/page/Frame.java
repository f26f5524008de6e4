package io.retroflex.server.page;

import io.retroflex.server.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What all pages have in common.
 *
 * @param texts in the language of who looks
 * @param name of who is signed in, if somebody is
 * @param role of their account, if they have one already
 * @param path of the page
 * @param token that changes are to come with
 */
record Frame(Texts texts, Optional<String> name, Optional<Role> role, String path, String token) {
    private static final String ROLE = "ROLE_";

    /** Of a request. */
    static Frame of(HttpServletRequest request) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        Optional<String> name =
                request.getUserPrincipal() == null || who == null ? Optional.empty() : Optional.of(who.getName());
        Optional<Role> role = name.flatMap(signed -> who.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(authority -> authority.startsWith(ROLE))
                .map(authority -> Role.valueOf(authority.substring(ROLE.length())))
                .findFirst());
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Frame(
                new Texts(language(RequestContextUtils.getLocale(request))),
                name,
                role,
                request.getRequestURI(),
                token == null ? "" : token.getToken());
    }

    private static Locale language(Locale asked) {
        return Texts.LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(asked.getLanguage()))
                .findFirst()
                .orElse(Texts.LANGUAGES.getFirst());
    }

    /** The words of a key. */
    String t(String key, Object... values) {
        return texts.of(key, values);
    }

    /** The language, as HTML says it. */
    String language() {
        return texts.locale().toLanguageTag();
    }

    /** Whether who is signed in may do what a role may. */
    boolean may(Role needed) {
        return role.isPresent() && role.get().includes(needed);
    }

    boolean mayReview() {
        return may(Role.REVIEWER);
    }

    boolean mayCurate() {
        return may(Role.CURATOR);
    }

    boolean mayAdminister() {
        return may(Role.ADMIN);
    }

    /** Whether a part of the site is the one that is shown. */
    boolean isAt(String part) {
        return path.equals(part) || path.startsWith(part + "/");
    }
}
