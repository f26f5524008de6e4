package io.retroflex.server;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An issuer of OpenID Connect who knows persons, and what they may do here.
 *
 * @param issuer its address, as it says it of itself
 * @param client what the service is called there
 * @param secret that the service has with it
 * @param rolesClaim which claim has a person's groups: its name, or the names on the way to it with dots between
 * @param roles what members of a group may do
 */
public record IssuerSettings(URI issuer, String client, String secret, String rolesClaim, Map<String, Role> roles) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @throws IllegalArgumentException if something of it cannot be, with what to do
     */
    public IssuerSettings {
        roles = Map.copyOf(roles);
        requireSafe("the issuer", issuer);
        if (client.isBlank() || secret.isBlank() || rolesClaim.isBlank()) {
            throw new IllegalArgumentException(
                    "the issuer's client, its secret and the claim of roles cannot be empty");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "no group of the issuer has a role, so that nobody could come in; give some: 'endoscopy=REVIEWER'");
        }
    }

    /**
     * Reads {@code group=ROLE,group=ROLE}.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static Map<String, Role> roles(String text) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.lastIndexOf('=');
            String role = part.substring(equals + 1).strip();
            if (equals < 1
                    || Arrays.stream(Role.values()).noneMatch(one -> one.name().equals(role))) {
                throw new IllegalArgumentException(
                        "'" + part.strip() + "' is no group with a role; write group=ROLE, where ROLE is one of "
                                + Arrays.toString(Role.values()));
            }
            roles.put(part.substring(0, equals).strip(), Role.valueOf(role));
        }
        return roles;
    }

    /** Codes and tokens go there: over TLS, or not out of this machine. */
    public static void requireSafe(String what, URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        boolean safe = ("https".equals(address.getScheme()) && !host.isEmpty())
                || ("http".equals(address.getScheme()) && LOOPBACK.contains(host));
        if (!safe) {
            throw new IllegalArgumentException(
                    what + " is '" + address + "'; take an https:// address (http:// is for this machine alone)");
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "issuer " + issuer + " with client " + client;
    }
}
