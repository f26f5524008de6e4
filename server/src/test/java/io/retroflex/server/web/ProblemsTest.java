package io.retroflex.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.problem.BadRequestException;
import java.io.EOFException;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/** What is told of what went wrong. */
class ProblemsTest {
    private final ExceptionHandlerMethodResolver told = new ExceptionHandlerMethodResolver(Problems.class);

    @Test
    void anArgumentThatACallerGotWrongIsTold() {
        assertThat(told.resolveMethodByThrowable(new BadRequestException("take another name")))
                .isNotNull();
    }

    @Test
    void anArgumentThatTheServiceGotWrongIsNotToldButLogged() {
        assertThat(told.resolveMethodByThrowable(new IllegalArgumentException("/var/lib/retroflex")))
                .isNull();
        assertThat(told.resolveMethodByThrowable(new NumberFormatException("x")))
                .isNull();
    }

    @Test
    void aFileThatEndsEarlyIsNotTakenForACallerWhoHasGone() {
        assertThat(told.resolveMethodByThrowable(new EOFException("unexpected end")))
                .isNotNull();
    }
}
