package io.retroflex.server.problem;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterValidationResult;

/** Says which part of a request breaks which rule; never what was in it, which may be a password. */
public final class BrokenRules {
    private BrokenRules() {}

    /** All that was broken, in the order of the alphabet. */
    public static String of(MethodValidationResult found) {
        return said(found.getParameterValidationResults().stream().flatMap(BrokenRules::broken));
    }

    /** The same of the fields of a body. */
    public static String of(List<FieldError> fields) {
        return said(fields.stream().map(BrokenRules::broken));
    }

    /** A parameter that is not of its type. */
    public static String of(TypeMismatchException failure) {
        String name = Objects.requireNonNullElse(failure.getPropertyName(), "a parameter");
        return Choices.of(failure.getRequiredType())
                .map(all -> name + " is none of " + all)
                .orElse(name + " is not of the type that it has to be");
    }

    private static String said(Stream<String> broken) {
        return broken.distinct().sorted().collect(Collectors.joining("; "));
    }

    private static Stream<String> broken(ParameterValidationResult parameter) {
        String name = Objects.requireNonNullElse(parameter.getMethodParameter().getParameterName(), "a parameter");
        return parameter.getResolvableErrors().stream()
                .map(error -> error instanceof FieldError field ? broken(field) : name + " " + rule(error));
    }

    private static String broken(FieldError error) {
        return error.getField() + " " + rule(error);
    }

    private static String rule(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "is not allowed");
    }
}
