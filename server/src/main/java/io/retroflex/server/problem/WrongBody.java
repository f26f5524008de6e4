package io.retroflex.server.problem;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body of JSON; never in Jackson's words, which name classes. */
public final class WrongBody {
    private static final String DESCRIBED = "/v3/api-docs describes it";
    private static final String OTHER_TYPE = " is not of the type that it has to be; " + DESCRIBED;

    private WrongBody() {}

    /** What to tell. */
    public static String of(Throwable cause) {
        return switch (cause) {
            case StreamReadException broken -> "the body is no JSON" + place(broken.getLocation());
            case UnrecognizedPropertyException unknown ->
                "the body has '" + unknown.getPropertyName() + "', which is not known; " + DESCRIBED;
            case InvalidFormatException odd -> field(odd) + choice(odd.getTargetType());
            case JacksonException odd -> field(odd) + OTHER_TYPE;
            default -> "the body is missing or cannot be read; " + DESCRIBED;
        };
    }

    private static String place(TokenStreamLocation location) {
        return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String field(JacksonException odd) {
        List<JacksonException.Reference> path = odd.getPath();
        return path.isEmpty()
                ? "the body"
                : path.stream()
                        .map(part -> Objects.requireNonNullElse(part.getPropertyName(), "[" + part.getIndex() + "]"))
                        .collect(Collectors.joining("."));
    }

    private static String choice(Class<?> type) {
        return Choices.of(type).map(all -> " is none of " + all).orElse(OTHER_TYPE);
    }
}
