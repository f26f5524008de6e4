package io.retroflex.server.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says what is wrong where a request failed and nobody else has said it; never why, which is in the log. */
@Controller
class OtherErrors implements ErrorController {
    private static final int NOT_FOUND = 404;

    private final ProblemWriter writer;

    OtherErrors(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("/error")
    void say(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Who asks for this address by itself finds nothing.
        int status = failed instanceof Integer code ? code : NOT_FOUND;
        writer.write(response, HttpStatusCode.valueOf(status), StatusTexts.of(status));
    }
}
