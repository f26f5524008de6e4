package io.retroflex.server.web;

import io.retroflex.server.procedure.ReportFormat;
import io.retroflex.server.procedure.StoredProcedure;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A report as a file to keep. */
public final class ReportAnswer {
    /** It may be a page of its own; nothing in it may be run or sent anywhere. */
    private static final String NOTHING_RUNS =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    private ReportAnswer() {}

    /** Of a procedure's report. */
    public static ResponseEntity<byte[]> of(StoredProcedure procedure, ReportFormat format, byte[] report) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("audit-" + procedure.publicId() + format.ending())
                                .build()
                                .toString())
                .header("Content-Security-Policy", NOTHING_RUNS)
                .body(report);
    }
}
