package io.retroflex.cli;

import io.retroflex.vision.model.SmallModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A gallery of nine drawn pictures with three labels, and the command line that it is asked by. */
abstract class GalleryFixture {
    @TempDir
    Path folder;

    Path model;
    Path data;
    Path gallery;

    @BeforeEach
    void build() throws IOException {
        model = SmallModel.write(folder.resolve("small"), 16);
        data = DrawnPictures.three(folder.resolve("data"));
        gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);
    }

    JsonNode search(Object... arguments) {
        Object[] all = new Object[arguments.length + 4];
        all[0] = "search";
        all[1] = "--gallery";
        all[2] = gallery;
        all[3] = "--json";
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return CommandRun.good(all).json();
    }

    static List<String> labels(JsonNode answer) {
        return answer.get("neighbours")
                .valueStream()
                .map(neighbour -> neighbour.get("label").stringValue())
                .toList();
    }

    String labelCounts() {
        return CommandRun.good("gallery", "info", gallery, "--json")
                .json()
                .get("labels")
                .toString();
    }
}
