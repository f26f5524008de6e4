package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.server.log.ChainVerifier;
import io.retroflex.server.log.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The chain of the records over starts and ends of the service. */
class AccessLogChainTest extends AccessLogFixture {
    @Test
    void theHeadThatIsToldVerifiesTheLogAndASecondStartGoesOnWithIt() throws Exception {
        List<String> notes;
        try (RunningServer server = new RunningServer(folder)) {
            server.token("VIEWER");
            ChainVerifier.verify(file(), Optional.empty());
            notes = server.notes();
        }
        Head head = Head.parse(notes.getLast().substring(notes.getLast().lastIndexOf(' ') + 1));
        assertThat(notes.getLast()).startsWith("access log: head ");
        assertThat(ChainVerifier.verify(file(), Optional.of(head)).head()).isEqualTo(head);
        try (RunningServer server = new RunningServer(folder)) {
            assertThat(server.notes().getLast()).startsWith("access log: head " + (head.number() + 1) + ":");
        }
        assertThat(ChainVerifier.verify(file(), Optional.of(head)).head().number())
                .isEqualTo(head.number() + 2);
        assertThat(file()).content().contains("\"event\":\"start\"", "\"event\":\"end\"");
    }

    @Test
    void aServiceWhoseLogWasCutOffDoesNotStartUntilTheFileIsMovedAway() throws Exception {
        new RunningServer(folder).close();
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), lines.subList(0, lines.size() - 1));

        assertThatThrownBy(() -> new RunningServer(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its end was cut off");

        Files.move(file(), folder.resolve("evidence"));
        try (RunningServer server = new RunningServer(folder)) {
            assertThat(server.notes()).isNotEmpty();
            assertThat(file()).content().contains("the database knows of a log that is not here");
        }
    }
}
