package io.retroflex.server.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;

/** Says what is wrong with a request that Tomcat refuses before anybody sees it: no page of Tomcat's own. */
@Configuration
class ConnectorErrors {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheConnector(ProblemWriter writer) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Valve(writer)));
    }

    /** In place of a page. */
    private static final class Valve extends ErrorReportValve {
        private final ProblemWriter writer;

        Valve(ProblemWriter writer) {
            this.writer = writer;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                writer.write(response, HttpStatusCode.valueOf(status), StatusTexts.of(status));
                response.finishResponse();
            } catch (IOException e) {
                throw new UncheckedIOException("whoever asked has gone", e);
            }
        }
    }
}
