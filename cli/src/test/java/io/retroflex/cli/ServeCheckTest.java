package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --check}: a start that ends by itself. */
@Timeout(300)
class ServeCheckTest {
    @TempDir
    private Path folder;

    @Test
    void aServiceThatCouldAnswerEndsAndLeavesTheFolderToTheNext() {
        Path data = folder.resolve("data");

        for (int start = 0; start < 2; start++) {
            CommandRun run = CommandRun.of("serve", "--check", "--port", "0", "--data", data);

            assertThat(run.exit()).as(run.errors()).isZero();
            assertThat(run.out()).matches("could answer: http://127\\.0\\.0\\.1:\\d+\n");
        }
        assertThat(data.resolve("retroflex.mv.db")).isNotEmptyFile();
    }

    @Test
    void aPortThatIsTakenIsSaidAndIsNoSuccess() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run =
                    CommandRun.of("serve", "--check", "--port", taken.getLocalPort(), "--data", folder.resolve("data"));

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.errorLines())
                    .last()
                    .asString()
                    .startsWith("retroflex: cannot listen on 127.0.0.1, port " + taken.getLocalPort() + ":")
                    .endsWith("; choose another port or address, or end what listens there");
        }
    }

    @Test
    void aKeyThatIsNoneIsSaidAndIsNoSuccess() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "no key");

        CommandRun run =
                CommandRun.of("serve", "--check", "--port", "0", "--data", folder.resolve("data"), "--key", key);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains(key.toString(), "make one: openssl rand -base64 32");
    }
}
