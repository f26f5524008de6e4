package io.retroflex.server.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schemas of answers. They are of records, of which every member is written. */
final class AnsweredSchemas {
    private static final String REFERENCE = "#/components/schemas/";

    private AnsweredSchemas() {}

    /** Says so of all that are not also taken, where a member may be left out. */
    static void requireAllMembers(OpenAPI description) {
        Components schemas = description.getComponents();
        Set<String> taken = new HashSet<>();
        Set<String> answered = new HashSet<>();
        operations(description).forEach(operation -> {
            if (operation.getRequestBody() != null) {
                collect(operation.getRequestBody().getContent(), schemas, taken);
            }
            operation.getResponses().values().forEach(answer -> collect(answer.getContent(), schemas, answered));
        });
        answered.removeAll(taken);
        for (String name : answered) {
            Schema<?> schema = schemas.getSchemas().get(name);
            if (schema.getProperties() != null && schema.getRequired() == null) {
                schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
            }
        }
    }

    private static Stream<Operation> operations(OpenAPI description) {
        return description.getPaths().values().stream().flatMap(item -> item.readOperations().stream());
    }

    private static void collect(@Nullable Content content, Components schemas, Set<String> names) {
        if (content != null) {
            content.values().forEach(media -> collect(media.getSchema(), schemas, names));
        }
    }

    private static void collect(@Nullable Schema<?> schema, Components schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        String reference = schema.get$ref();
        if (reference != null) {
            String name = reference.substring(REFERENCE.length());
            if (names.add(name)) {
                collect(schemas.getSchemas().get(name), schemas, names);
            }
        }
        collect(schema.getItems(), schemas, names);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(member -> collect(member, schemas, names));
        }
    }
}
