package io.retroflex.server.web;

import io.retroflex.server.procedure.ProgressStream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** How far audits are, told as it happens. */
@RestController
@RequestMapping("/api/v1/procedures")
class ProgressController {
    private final ProgressStream stream;

    ProgressController(ProgressStream stream) {
        this.stream = stream;
    }

    /** Events of a procedure, each with how far its audit is, until that is made or has failed. */
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) {
        return stream.of(id);
    }
}
