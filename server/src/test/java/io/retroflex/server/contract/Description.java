package io.retroflex.server.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface as the service describes it (OpenAPI 3.1). */
final class Description {
    private static final String ADDRESS = "https://retroflex.example/api-docs";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode document;
    private final SchemaRegistry registry;

    Description(String json) {
        this.document = JsonMapper.shared().readTree(json);
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(ADDRESS, json)));
    }

    /** All there are, in the order of their paths. */
    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.get("paths").properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(entry -> all.add(operation(path.getKey(), entry.getKey(), entry.getValue()))));
        return all;
    }

    private Operation operation(String path, String method, JsonNode described) {
        List<Operation.Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : described.path("parameters")) {
            parameters.add(new Operation.Parameter(
                    parameter.get("name").stringValue(),
                    parameter.get("in").stringValue(),
                    parameter.path("required").asBoolean(false),
                    resolved(parameter.path("schema"))));
        }
        Map<String, JsonNode> body = new LinkedHashMap<>();
        described
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(content ->
                        body.put(content.getKey(), resolved(content.getValue().path("schema"))));
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        described
                .path("responses")
                .properties()
                .forEach(answer -> answers.put(answer.getKey(), resolved(answer.getValue())));
        boolean takesPassword = described.path("security").toString().contains("basic");
        return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, body, answers, takesPassword);
    }

    /** What a reference stands for; other nodes stand for themselves. */
    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null
                ? node
                : resolved(document.at(reference.stringValue().substring(1)));
    }

    /** What is wrong with an answer, by the schema of its status and content type; nothing if none is described. */
    List<String> violations(Operation operation, String status, String type, JsonNode answer) {
        String place = "/paths/" + escaped(operation.path()) + "/"
                + operation.method().toLowerCase(Locale.ROOT) + "/responses/" + status;
        JsonNode described = document.at(place);
        String pointer =
                described.has("$ref") ? described.get("$ref").stringValue().substring(1) : place;
        pointer += "/content/" + escaped(type) + "/schema";
        if (document.at(pointer).isMissingNode()) {
            return List.of();
        }
        // A fragment of an address has no braces.
        String fragment = pointer.replace("{", "%7B").replace("}", "%7D");
        Schema schema = registry.getSchema(SchemaLocation.of(ADDRESS + "#" + fragment));
        return schema.validate(answer).stream().map(Error::toString).toList();
    }

    private static String escaped(String part) {
        return part.replace("~", "~0").replace("/", "~1");
    }
}
