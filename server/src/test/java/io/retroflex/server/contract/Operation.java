package io.retroflex.server.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the described interface.
 *
 * @param path with its parameters in braces
 * @param body what it takes, by content type, the first one the usual one
 * @param answers by status, as the description has them, {@code default} among them
 */
record Operation(
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, JsonNode> body,
        Map<String, JsonNode> answers,
        boolean takesPassword) {

    /**
     * A parameter.
     *
     * @param in {@code path}, {@code query} or {@code header}
     */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /** What is described of an answer of that status. */
    Optional<JsonNode> answer(int status) {
        return Optional.ofNullable(answers.getOrDefault(String.valueOf(status), answers.get("default")));
    }

    List<Parameter> in(String place) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(place))
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
