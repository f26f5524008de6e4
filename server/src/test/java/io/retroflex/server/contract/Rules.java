package io.retroflex.server.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds of every answer, whatever was asked. */
final class Rules {
    /** Every operation may answer so: what is sent may be malformed, forbidden, gone, of another type, or too much. */
    static final Set<Integer> COMMON = Set.of(400, 401, 403, 404, 405, 406, 413, 415, 422, 429);

    private static final String PROBLEM = "application/problem+json";

    /** Traces and names of classes, which tell an attacker what runs here. */
    private static final Pattern INSIDES = Pattern.compile(
            "\\bat [a-z]\\w*(\\.\\w+)+\\(|\\b(java|javax|jakarta|jdk|sun|tools\\.jackson|io\\.retroflex|org\\.(springframework"
                    + "|apache|h2|postgresql))\\.[a-z]\\w*|[A-Z]\\w+(Exception|Error)\\b|SELECT .* FROM|INSERT INTO");

    private final Description description;
    private final Set<String> places;

    /** @param places of this machine that no answer names */
    Rules(Description description, Set<Path> places) {
        this.description = description;
        this.places =
                places.stream().map(place -> place.toAbsolutePath().toString()).collect(Collectors.toSet());
    }

    /** What does not hold of an answer; nothing if all does. */
    List<String> broken(Operation operation, Sent sent, Answer answer) {
        List<String> broken = new ArrayList<>();
        if (answer.status() >= 500) {
            broken.add("it failed by itself");
        }
        boolean asDescribed = sent.method().equals(operation.method());
        boolean declared = operation.answers().containsKey(String.valueOf(answer.status()))
                || operation.answers().containsKey("default");
        if (asDescribed && !declared && !COMMON.contains(answer.status())) {
            broken.add("its description has no " + answer.status());
        }
        if (answer.status() >= 400 && !sent.method().equals("HEAD") && !isOwn(operation, answer)) {
            problem(answer, broken);
        } else if (asDescribed && declared) {
            described(operation, answer, broken);
        }
        if (answer.status() >= 400 || answer.type().contains("json")) {
            insides(answer, broken);
        }
        return broken;
    }

    /** Whether an error is told in a form of the operation's own. */
    private static boolean isOwn(Operation operation, Answer answer) {
        return !answer.type().equals(PROBLEM)
                && operation
                        .answer(answer.status())
                        .map(described -> described.path("content").has(answer.type()))
                        .orElse(false);
    }

    private void described(Operation operation, Answer answer, List<String> broken) {
        JsonNode content = operation.answer(answer.status()).orElseThrow().path("content");
        if (content.isEmpty()) {
            if (!answer.body().isEmpty()) {
                broken.add("its description has no content for " + answer.status());
            }
        } else if (!content.has(answer.type())) {
            broken.add("its description has " + content.propertyNames() + " and not " + answer.type());
        } else if (answer.type().contains("json")) {
            String status = operation.answers().containsKey(String.valueOf(answer.status()))
                    ? String.valueOf(answer.status())
                    : "default";
            broken.addAll(description.violations(operation, status, answer.type(), json(answer.body(), broken)));
        }
    }

    private static void problem(Answer answer, List<String> broken) {
        if (!answer.type().equals(PROBLEM)) {
            broken.add("an error is " + PROBLEM + ", not " + answer.type());
            return;
        }
        JsonNode problem = json(answer.body(), broken);
        if (problem.path("status").asInt(0) != answer.status()) {
            broken.add("the problem's status is another one");
        }
        for (String member : List.of("type", "title", "detail")) {
            if (problem.path(member).asString("").isBlank()) {
                broken.add("the problem has no " + member);
            }
        }
    }

    private void insides(Answer answer, List<String> broken) {
        Matcher found = INSIDES.matcher(answer.body());
        if (found.find()) {
            broken.add("it shows its insides: " + found.group());
        }
        places.stream()
                .filter(answer.body()::contains)
                .forEach(place -> broken.add("it names a place of the machine: " + place));
    }

    private static JsonNode json(String body, List<String> broken) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            broken.add("it is no JSON");
            return JsonMapper.shared().nullNode();
        }
    }
}
