package io.retroflex.server.page;

import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.problem.BrokenRules;
import io.retroflex.server.procedure.NoSuchProcedureException;
import io.retroflex.server.procedure.ProcedureConflictException;
import io.retroflex.server.protocol.NoSuchProtocolException;
import io.retroflex.server.queue.QueueFullException;
import io.retroflex.server.site.NoSuchSitePictureException;
import io.retroflex.server.user.AccountConflictException;
import io.retroflex.server.user.NoSuchAccountException;
import io.retroflex.vision.picture.PictureException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says to people what went wrong, and what to do. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {
    private final Templates templates;

    PageProblems(Templates templates) {
        this.templates = templates;
    }

    /**
     * What went wrong.
     *
     * @param title the key of a text
     * @param detail in words
     */
    record Problem(String title, String detail) {}

    @ExceptionHandler({
        NoSuchProcedureException.class,
        NoSuchProtocolException.class,
        NoSuchAccountException.class,
        NoSuchSitePictureException.class
    })
    ResponseEntity<String> missing(Exception failure, HttpServletRequest request) {
        return problem(HttpStatus.NOT_FOUND, "problem.missing", "", request);
    }

    @ExceptionHandler({ProcedureConflictException.class, AccountConflictException.class})
    ResponseEntity<String> conflict(RuntimeException failure, HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "problem.conflict", failure.getMessage(), request);
    }

    @ExceptionHandler({BadRequestException.class, PictureException.class})
    ResponseEntity<String> wrong(Exception failure, HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, "problem.wrong", failure.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<String> againstARule(HandlerMethodValidationException failure, HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, "problem.wrong", BrokenRules.of(failure), request);
    }

    @ExceptionHandler
    ResponseEntity<String> ofAnotherType(MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, "problem.wrong", BrokenRules.of(failure), request);
    }

    @ExceptionHandler
    ResponseEntity<String> incomplete(MissingServletRequestParameterException failure, HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, "problem.wrong", failure.getParameterName() + " is missing", request);
    }

    @ExceptionHandler(QueueFullException.class)
    ResponseEntity<String> full(QueueFullException failure, HttpServletRequest request) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, "problem.full", failure.getMessage(), request);
    }

    private ResponseEntity<String> problem(HttpStatus status, String title, String detail, HttpServletRequest request) {
        ResponseEntity<String> page = templates.page("problem", Frame.of(request), new Problem(title, detail));
        return ResponseEntity.status(status).headers(page.getHeaders()).body(page.getBody());
    }
}
