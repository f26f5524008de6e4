package io.retroflex.server.contract;

import static io.retroflex.server.RunningServer.basic;
import static io.retroflex.server.RunningServer.json;

import io.retroflex.server.RunningServer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who asks: each role with its token, somebody with a password, nobody, and some with what opens nothing. */
final class Callers {
    static final String OWNER = "owner";
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern OWN = Pattern.compile("(?i)/accounts/+(admin|" + OWNER + ")\\b");
    private static final List<String> BROKEN =
            List.of("Bearer rfx_wrong", "Bearer", "Bearer a b c", "Basic !!!", "Basic bm9ib2R5", "Digest x", "\u00e9");

    private final RunningServer server;
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private String password = PASSWORD;

    /**
     * Makes tokens of the first account, whose password no random request has; and another account, whose password and
     * tokens random requests change and end.
     */
    Callers(RunningServer server) throws IOException, InterruptedException {
        this.server = server;
        for (String role : List.of("VIEWER", "REVIEWER", "CURATOR", "ADMIN")) {
            tokens.put(role, server.token(role));
        }
        JsonNode made = json(server.send(
                "POST", "/api/v1/accounts", tokens.get("ADMIN"), "{\"name\":\"" + OWNER + "\",\"role\":\"ADMIN\"}"));
        server.send(
                "PUT",
                "/api/v1/account/password",
                basic(OWNER, made.get("password").stringValue()),
                "{\"password\":\"" + PASSWORD + "\"}");
    }

    /** A name of one of them; mostly one that may do it. */
    String any(Operation operation, RandomGenerator random) {
        int choice = random.nextInt(20);
        if (choice == 0) {
            return "nobody";
        }
        if (choice == 1) {
            return "broken " + random.nextInt(BROKEN.size());
        }
        if (operation.takesPassword() ? choice < 16 : choice == 2) {
            return OWNER;
        }
        return choice < 12 ? "ADMIN" : List.copyOf(tokens.keySet()).get(random.nextInt(tokens.size()));
    }

    /** One who may do it. */
    static String who(Operation operation) {
        return operation.takesPassword() ? OWNER : "ADMIN";
    }

    /** The header; empty for nobody. */
    String authorization(String caller) {
        if (caller.equals(OWNER)) {
            return basic(OWNER, password);
        }
        return caller.startsWith("broken ")
                ? BROKEN.get(Integer.parseInt(caller.substring("broken ".length())))
                : tokens.getOrDefault(caller, "");
    }

    /** The owner's password may be another one from now on. */
    void heed(Sent sent, Answer answer) {
        boolean changed = sent.method().equals("PUT") && sent.address().contains("/account/password");
        if (sent.caller().equals(OWNER) && changed && answer.status() == 204) {
            password =
                    JsonMapper.shared().readTree(sent.bytes()).get("password").asString();
        }
    }

    /**
     * Whether a request might take the role, the password or the tokens of somebody who asks; the run would go on as nobody, and see
     * nothing but 401.
     */
    boolean isAgainstOne(Sent sent) {
        return !sent.method().equals("GET") && OWN.matcher(sent.address()).find();
    }

    /** Where they ask. */
    int port() {
        return server.port();
    }
}
