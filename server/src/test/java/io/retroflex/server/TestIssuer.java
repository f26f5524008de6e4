package io.retroflex.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An issuer of OpenID Connect on loopback, where the person who comes is always signed in; a test can make it lie. */
final class TestIssuer implements AutoCloseable {
    static final String CLIENT = "retroflex";
    static final String SECRET = "the secret of a test";

    private final HttpServer server;
    private final RSAKey key = key();
    private final Map<String, Map<String, String>> asked = new HashMap<>();
    private RSAKey signing = key;
    private String subject = "subject-1";
    private String name = "ana";
    private List<String> groups = List.of("everybody", "endoscopy");
    private UnaryOperator<JWTClaimsSet.Builder> lie = UnaryOperator.identity();

    TestIssuer() throws IOException {
        this(0);
    }

    TestIssuer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key).toJSONObject()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("of-the-test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Who is signed in at it, and in which groups they are. */
    void person(String subject, String name, String... groups) {
        this.subject = subject;
        this.name = name;
        this.groups = List.of(groups);
    }

    /** Changes what the next tokens say. */
    void lies(UnaryOperator<JWTClaimsSet.Builder> lie) {
        this.lie = lie;
    }

    /** Signs the next tokens with a key that it does not publish. */
    void signsWithAForeignKey() {
        signing = key();
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", uri().toString(),
                "authorization_endpoint", uri() + "/authorize",
                "token_endpoint", uri() + "/token",
                "jwks_uri", uri() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        asked.put(code, query);
        exchange.getResponseHeaders()
                .set("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Gives a token for a code, once, to whoever has the secret and what the challenge was made of. */
    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> query = asked.remove(form.get("code"));
        boolean right = query != null
                && known(exchange.getRequestHeaders().getFirst("Authorization"))
                && "S256".equals(query.get("code_challenge_method"))
                && challenge(form.getOrDefault("code_verifier", "")).equals(query.get("code_challenge"))
                && query.get("redirect_uri").equals(form.get("redirect_uri"));
        if (right) {
            answer(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            "for nothing",
                            "token_type",
                            "Bearer",
                            "expires_in",
                            60,
                            "id_token",
                            idToken(query.get("nonce"))));
        } else {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
        }
    }

    private static boolean known(String authorization) {
        String pair = URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .equals(authorization);
    }

    private String idToken(String nonce) {
        try {
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                    .issuer(uri().toString())
                    .subject(subject)
                    .audience(CLIENT)
                    .issueTime(Date.from(Instant.now()))
                    .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                    .claim("nonce", nonce)
                    .claim("preferred_username", name)
                    .claim("roles", groups);
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    lie.apply(claims).build());
            token.sign(new RSASSASigner(signing));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
