package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a gallery says of itself, and whether it is sound. */
class GalleryInspectionTest extends GalleryFixture {
    @Test
    void infoSaysWhatTheGalleryHolds() {
        JsonNode info = CommandRun.good("gallery", "info", gallery, "--json").json();

        assertThat(info.get("pictures").intValue()).isEqualTo(9);
        assertThat(info.get("dimension").intValue()).isEqualTo(16);
        assertThat(info.get("model").stringValue()).isEqualTo(model.toString());
        assertThat(info.get("labels").toString()).isEqualTo("{\"cecum\":3,\"ileum\":3,\"polyp\":3}");
        assertThat(info.get("fingerprint")).isEqualTo(modelInfo().get("fingerprint"));
        assertThat(CommandRun.good("gallery", "info", gallery).out()).contains("pictures", "9", "cecum", "polyp");
    }

    @Test
    void checkFindsASoundGalleryCleanAndADamagedOneNot() throws IOException {
        JsonNode sound = CommandRun.good("gallery", "check", gallery, "--json").json();
        assertThat(sound.get("clean").booleanValue()).isTrue();
        assertThat(sound.get("pictures").intValue()).isEqualTo(9);
        assertThat(CommandRun.good("gallery", "check", gallery).out()).contains("9 pictures, clean");

        damageTheLargestFile();
        CommandRun damaged = CommandRun.of("gallery", "check", gallery, "--json");

        assertThat(damaged.exit()).isEqualTo(1);
        assertThat(damaged.json().get("clean").booleanValue()).isFalse();
        assertThat(damaged.json().get("problems").size()).isPositive();
    }

    private JsonNode modelInfo() {
        return CommandRun.good("model", "info", model, "--json").json();
    }

    private void damageTheLargestFile() throws IOException {
        try (Stream<Path> files = Files.walk(gallery)) {
            Path largest = files.filter(Files::isRegularFile)
                    .max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 1;
            Files.write(largest, bytes);
        }
    }
}
