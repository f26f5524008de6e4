package io.retroflex.server;

import io.retroflex.server.log.ChainVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder whose service keeps a log of those who ask it. */
abstract class AccessLogFixture {
    @TempDir
    Path folder;

    /** The log. */
    Path file() {
        return folder.resolve(ChainVerifier.FILE);
    }

    /** Its last record. */
    JsonNode last() throws IOException {
        return JsonMapper.shared().readTree(Files.readAllLines(file()).getLast());
    }
}
