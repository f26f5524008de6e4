package io.retroflex.server.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The patterns of all paths that the service answers. Spring says by itself which one a request took, but not where it was
 * refused before.
 */
@Component
class Routes {
    private final Supplier<List<PathPattern>> patterns;

    Routes(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        // Not before the first request: filters are made before what they stand in front of.
        this.patterns = SingletonSupplier.of(() -> mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(Routes::patterns)
                .distinct()
                .sorted()
                .toList());
    }

    private static Stream<PathPattern> patterns(RequestMappingInfo mapping) {
        return Stream.ofNullable(mapping.getPathPatternsCondition())
                .flatMap(condition -> condition.getPatterns().stream());
    }

    /**
     * A pattern.
     *
     * @param ids what it leaves open, and what stands there
     */
    record Route(String pattern, Map<String, String> ids) {}

    /** The pattern of a path as it was sent, the most specific first; none where no method of the service answers. */
    Optional<Route> of(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        for (PathPattern pattern : patterns.get()) {
            PathPattern.PathMatchInfo match = pattern.matchAndExtract(parsed);
            if (match != null) {
                return Optional.of(new Route(pattern.getPatternString(), match.getUriVariables()));
            }
        }
        return Optional.empty();
    }
}
