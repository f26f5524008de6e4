package io.retroflex.server.web;

import io.retroflex.audit.procedure.ProcedureException;
import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.problem.BodyTooLargeException;
import io.retroflex.server.problem.BrokenRules;
import io.retroflex.server.problem.ProblemWriter;
import io.retroflex.server.problem.WrongBody;
import io.retroflex.server.procedure.NoSuchProcedureException;
import io.retroflex.server.procedure.ProcedureConflictException;
import io.retroflex.server.protocol.NoSuchProtocolException;
import io.retroflex.server.queue.QueueFullException;
import io.retroflex.server.site.DoubledPictureException;
import io.retroflex.server.site.NoSuchSitePictureException;
import io.retroflex.server.user.AccountConflictException;
import io.retroflex.server.user.NoSuchAccountException;
import io.retroflex.vision.picture.PictureException;
import java.io.EOFException;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Says what is wrong with a request, and what to do (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private final String limits;

    Problems(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize bytes,
            @Value("${server.tomcat.max-part-count}") int parts) {
        this.limits = "a request has " + bytes.toMegabytes() + " MB and a form " + parts + " parts at most";
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(PictureException failure) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, failure.getMessage());
    }

    /** Spring takes it for the end of the caller's line, and would answer nothing, with 200. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> endsEarly(EOFException failure) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, "a file that was sent ends early; send it whole");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noProcedure(ProcedureException failure) {
        return answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "it is no procedure: send a ZIP archive of JPEG, PNG, BMP, TIFF, WebP or DICOM files, or one DICOM file");
    }

    @ExceptionHandler({
        NotFoundException.class,
        NoSuchProtocolException.class,
        NoSuchProcedureException.class,
        NoSuchSitePictureException.class,
        NoSuchAccountException.class
    })
    ResponseEntity<ProblemDetail> missing(RuntimeException failure) {
        return answer(HttpStatus.NOT_FOUND, failure.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrong(BadRequestException failure) {
        return answer(HttpStatus.BAD_REQUEST, failure.getMessage());
    }

    @ExceptionHandler({ProcedureConflictException.class, AccountConflictException.class, DoubledPictureException.class})
    ResponseEntity<ProblemDetail> conflicting(RuntimeException failure) {
        return answer(HttpStatus.CONFLICT, failure.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenForm(MultipartException failure) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "the form cannot be read: it ends early, or its boundary or a name is malformed");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenParameters(InvalidParameterException failure) {
        return answer(
                HttpStatus.valueOf(failure.getErrorCode()),
                "the parameters cannot be read: one has no name, is not encoded, is not UTF-8, or there are too many");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> doubled(DuplicateKeyException failure) {
        return answer(HttpStatus.CONFLICT, "there is one of that name; take another name");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> full(QueueFullException failure) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(failure.retryAfter().toSeconds()));
        return answer(HttpStatus.TOO_MANY_REQUESTS, failure.getMessage(), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Throwable cause = Objects.requireNonNullElse(failure.getRootCause(), failure);
        return cause instanceof BodyTooLargeException large
                ? told(large.getMessage(), failure, headers, HttpStatus.CONTENT_TOO_LARGE, request)
                : told(WrongBody.of(cause), failure, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return told(BrokenRules.of(failure), failure, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return told(BrokenRules.of(failure.getFieldErrors()), failure, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return told(limits + "; send the rest in another", failure, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return told(BrokenRules.of(failure), failure, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> told(
            String detail, Exception failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(failure, ProblemWriter.problem(status, detail), headers, status, request);
    }

    /** Those that Spring finds. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders typed = HttpHeaders.copyOf(headers);
        typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(
                body instanceof ProblemDetail problem ? ProblemWriter.typed(problem) : body, typed, status);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String detail) {
        return answer(status, detail, new HttpHeaders());
    }

    /** With its type of content: a request that accepts none of ours has to be told so, too. */
    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String detail, HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(ProblemWriter.problem(status, detail), headers, status);
    }
}
