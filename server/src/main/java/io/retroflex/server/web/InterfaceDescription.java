package io.retroflex.server.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the description of the interface says of all operations alike: who may ask, and how problems are told. */
@Component
class InterfaceDescription implements OpenApiCustomizer {
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String PROBLEM = "Problem";
    private static final String BEARER = "bearer";
    private static final String BASIC = "basic";

    /** Where a name and a password are asked for, and not a token. */
    private static final String OWN_ACCOUNT = "/api/v1/account/";

    private static final Map<HttpStatus, String> ALWAYS = Map.of(
            HttpStatus.BAD_REQUEST, "The request is malformed, or a value is not allowed",
            HttpStatus.UNAUTHORIZED, "No token, or one that has ended",
            HttpStatus.FORBIDDEN, "The role is not enough",
            HttpStatus.NOT_ACCEPTABLE, "Nothing of what is accepted can be given",
            HttpStatus.TOO_MANY_REQUESTS, "Too much at once; Retry-After says when to come back");
    private static final Map<HttpStatus, String> WITH_PARAMETERS =
            Map.of(HttpStatus.NOT_FOUND, "There is no such thing");
    /** What is asked of a procedure may not fit how far it got. */
    private static final Map<HttpStatus, String> OF_A_PROCEDURE =
            Map.of(HttpStatus.CONFLICT, "The state of the procedure does not allow it");

    private static final String PROCEDURE = "/api/v1/procedures/{id}";
    private static final Map<HttpStatus, String> WITH_BODY = Map.of(
            HttpStatus.CONFLICT, "There is one already",
            HttpStatus.CONTENT_TOO_LARGE, "Too much was sent",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "It was sent as something else than is taken",
            HttpStatus.UNPROCESSABLE_CONTENT, "What was sent is no picture, or no procedure");

    @Override
    public void customise(OpenAPI description) {
        description.setInfo(new Info()
                .title("Retroflex")
                .version("1")
                .description("Searches pictures of gastrointestinal endoscopy and audits procedures."
                        + " A retrospective quality audit, not a diagnosis.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        // The address is that at which the description was asked for.
        description.setServers(null);
        Components components = description.getComponents();
        components
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BEARER))
                .addSecuritySchemes(
                        BASIC,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BASIC));
        AnsweredSchemas.requireAllMembers(description);
        components.addSchemas(PROBLEM, problem());
        description.getPaths().forEach(this::complete);
    }

    private static Schema<?> problem() {
        Schema<?> schema = new ObjectSchema();
        schema.setDescription("What is wrong, and what to do (RFC 9457)");
        for (String member : List.of("type", "title", "detail", "instance")) {
            schema.addProperty(member, new StringSchema());
        }
        schema.addProperty("status", new IntegerSchema());
        schema.setRequired(new ArrayList<>(List.of("type", "title", "status", "detail")));
        return schema;
    }

    private void complete(String path, PathItem item) {
        String scheme = path.startsWith(OWN_ACCOUNT) ? BASIC : BEARER;
        for (Operation operation : item.readOperations()) {
            operation.setSecurity(new ArrayList<>(List.of(new SecurityRequirement().addList(scheme))));
            ApiResponse done = operation.getResponses().get("200");
            if (done != null && (done.getContent() == null || done.getContent().isEmpty())) {
                // An audit: springdoc finds no members in a tree, and docs/audit-json.md has them.
                done.setContent(content(JSON, new ObjectSchema().description("As docs/audit-json.md says")));
            }
            ALWAYS.forEach((status, text) -> add(operation, status, text));
            if (operation.getParameters() != null) {
                WITH_PARAMETERS.forEach((status, text) -> add(operation, status, text));
            }
            if (operation.getRequestBody() != null) {
                WITH_BODY.forEach((status, text) -> add(operation, status, text));
            }
            if (path.startsWith(PROCEDURE)) {
                OF_A_PROCEDURE.forEach((status, text) -> add(operation, status, text));
            }
        }
    }

    private static void add(Operation operation, HttpStatus status, String text) {
        operation
                .getResponses()
                .computeIfAbsent(
                        String.valueOf(status.value()),
                        any -> new ApiResponse().description(text).content(new Content()))
                .getContent()
                .addMediaType(PROBLEM_JSON, new MediaType().schema(new Schema<>().$ref(PROBLEM)));
    }

    private static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }
}
