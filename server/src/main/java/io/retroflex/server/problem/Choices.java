package io.retroflex.server.problem;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Closed choices in words. */
final class Choices {
    private Choices() {}

    /** What may be chosen of a type; nothing if it is no closed choice. */
    static Optional<String> of(@Nullable Class<?> type) {
        return type == null || !type.isEnum()
                ? Optional.empty()
                : Optional.of(Arrays.stream(type.getEnumConstants())
                        .map(Object::toString)
                        .collect(Collectors.joining(", ")));
    }
}
