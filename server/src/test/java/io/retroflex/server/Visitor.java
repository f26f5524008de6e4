package io.retroflex.server;

import static io.retroflex.server.RunningServer.basic;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person with a browser: it keeps cookies, and follows no redirect by itself. */
final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final RunningServer server;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Visitor(RunningServer server) {
        this.server = server;
    }

    /** Somebody who has a role, and is signed in with an account of its own. */
    static Visitor with(Role role, RunningServer server) throws IOException, InterruptedException {
        String name = "a " + role;
        String wish = "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}";
        String once = json(server.send("POST", "/api/v1/accounts", server.token("ADMIN"), wish))
                .get("password")
                .stringValue();
        String chosen = "{\"password\":\"" + RunningServer.PASSWORD + "\"}";
        server.send("PUT", "/api/v1/account/password", basic(name, once), chosen);
        Visitor visitor = new Visitor(server);
        assertThat(target(visitor.signIn(name, RunningServer.PASSWORD))).isEqualTo("/procedures");
        return visitor;
    }

    HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(server.uri(path));
    }

    /** Sends a form as it is. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return client.send(form(path, fields).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(form));
    }

    /** Sends a form of a page, with that page's token. */
    HttpResponse<String> submit(String page, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return post(path, withToken(page, fields));
    }

    /** The same as a browser with scripts does it, which is answered with a part of a page. */
    HttpResponse<String> submitInPlace(String page, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        HttpRequest request =
                form(path, withToken(page, fields)).header("HX-Request", "true").build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, String> withToken(String page, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", tokenOf(get(page).body()));
        return all;
    }

    private static String tokenOf(String page) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new AssertionError("the page has no form: " + page);
        }
        return token.group(1);
    }

    HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        return submit("/sign-in", "/sign-in", Map.of("username", name, "password", password));
    }

    /** The session's id, as the cookie has it. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("retroflex"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Where a redirect leads, without the service's address. */
    static String target(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("").replaceFirst("^http://127\\.0\\.0\\.1:\\d+", "");
    }
}
