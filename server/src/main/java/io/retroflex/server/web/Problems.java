package io.retroflex.server.web;

import io.retroflex.audit.procedure.ProcedureException;
import io.retroflex.server.procedure.NoSuchProcedureException;
import io.retroflex.server.procedure.ProcedureConflictException;
import io.retroflex.server.protocol.NoSuchProtocolException;
import io.retroflex.server.queue.QueueFullException;
import io.retroflex.vision.picture.PictureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Says what is wrong with a request, and what to do (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    @ExceptionHandler
    ProblemDetail unreadable(PictureException failure) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, failure.getMessage());
    }

    @ExceptionHandler
    ProblemDetail noProcedure(ProcedureException failure) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "it is no procedure: send a ZIP archive of JPEG, PNG, BMP, TIFF, WebP or DICOM files, or one DICOM file");
    }

    @ExceptionHandler({NotFoundException.class, NoSuchProtocolException.class, NoSuchProcedureException.class})
    ProblemDetail missing(RuntimeException failure) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, failure.getMessage());
    }

    @ExceptionHandler
    ProblemDetail wrong(IllegalArgumentException failure) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, failure.getMessage());
    }

    @ExceptionHandler
    ProblemDetail conflicting(ProcedureConflictException failure) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, failure.getMessage());
    }

    @ExceptionHandler
    ProblemDetail doubled(DuplicateKeyException failure) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "there is one of that name; take another name");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> full(QueueFullException failure) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(failure.retryAfter().toSeconds()))
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, failure.getMessage()));
    }
}
