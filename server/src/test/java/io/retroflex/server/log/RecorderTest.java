package io.retroflex.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.server.Storage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is recorded of requests that end in other ways than most. */
class RecorderTest {
    @TempDir
    private Path folder;

    private AccessLog log;
    private Recorder recorder;
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/anything");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void open() throws IOException {
        JdbcClient jdbc = JdbcClient.create(
                new DriverManagerDataSource("jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1"));
        jdbc.sql("CREATE TABLE access_log_head (records BIGINT, hash VARCHAR(64), bytes BIGINT)")
                .update();
        jdbc.sql("INSERT INTO access_log_head VALUES (0, ?, 0)")
                .param(Head.START.hash())
                .update();
        log = new AccessLog(Storage.in(folder), new Anchor(jdbc), Clock.systemUTC(), note -> {});
        recorder = new Recorder(
                log,
                new Routes(new StaticListableBeanFactory().getBeanProvider(RequestMappingInfoHandlerMapping.class)),
                JsonMapper.shared());
    }

    @AfterEach
    void close() throws IOException {
        log.destroy();
    }

    private JsonNode last() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readAllLines(folder.resolve(ChainVerifier.FILE)).getLast());
    }

    @Test
    void aRequestThatFailsIsRecordedAsOneThatFailed() throws IOException {
        FilterChain failing = (asked, answer) -> {
            throw new ServletException("broken");
        };

        assertThatThrownBy(() -> recorder.doFilter(request, response, failing)).hasMessage("broken");

        assertThat(last().get("status").intValue()).isEqualTo(500);
    }

    @Test
    void aRequestThatGoesOnByItselfIsRecordedWhenItEnds() throws Exception {
        request.setAsyncSupported(true);
        recorder.doFilter(request, response, (asked, answer) -> asked.startAsync());
        assertThat(last().get("event").stringValue()).isEqualTo("start");
        response.setStatus(202);

        request.getAsyncContext().complete();

        assertThat(last().get("status").intValue()).isEqualTo(202);
    }

    @Test
    void assetsThatAreThereAreNotRecordedAndWhatIsNotThereIs() throws Exception {
        request.setMethod("GET");
        recorder.doFilter(request, response, (asked, answer) -> {});
        assertThat(last().get("event").stringValue()).isEqualTo("start");

        recorder.doFilter(
                new MockHttpServletRequest("GET", "/other"),
                new MockHttpServletResponse(),
                (asked, answer) -> ((MockHttpServletResponse) answer).setStatus(404));

        assertThat(last().get("status").intValue()).isEqualTo(404);
    }

    @Test
    void whatCannotBeRecordedIsNotAnswered() throws Exception {
        log.destroy();
        boolean[] reached = {false};
        log.add(ChainVerifierTest.request("nurse"));

        recorder.doFilter(request, response, (asked, answer) -> reached[0] = true);

        assertThat(reached[0]).isFalse();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("access log cannot be written");
    }

    @Test
    void whenItCanBeRecordedAgainARecordSaysWhatIsMissing() throws Exception {
        log.failed(new IOException("no space"));
        log.failed(new IOException("no space"));

        recorder.doFilter(request, response, (asked, answer) -> {});

        List<String> lines = Files.readAllLines(folder.resolve(ChainVerifier.FILE));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("\"missed\"", "2 times the log could not be written");
        assertThat(lines.get(2)).contains("\"request\"", "\"status\":200");
        assertThat(ChainVerifier.verify(folder.resolve(ChainVerifier.FILE), Optional.empty())
                        .head()
                        .number())
                .isEqualTo(3);
    }
}
