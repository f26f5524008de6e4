package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.SmallModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong call ends with 2, with what is wrong in it and how it is called rightly. */
class WrongCallTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "model",
                "gallery",
                "gallery build",
                "gallery build --data d --model m",
                "gallery info",
                "search --gallery g",
                "search",
                "search --page answer.pdf picture.png",
                "search --gallery g -k 0 picture.png",
                "search --gallery g -k many picture.png",
                "search --gallery g --where label~polyp picture.png",
                "evaluate --model m",
                "evaluate --data d --pictures p",
                "gallery box g --out d",
                "train --data d --out m",
                "train --data d --base b --out m --preset papper",
                "train --data d --base b --base b --base b --out m",
                "train --data d --base b --out m --epochs 0",
                "train --data d --base b --out m --train-splits a,b --val-splits b",
                "train --data d --base b --out m --without-validation --val-splits b",
                "train --data d --base b --out m --labels a --without-labels a",
                "pretrain --data d --out m --size 8",
                "pretrain --data d --out m --network huge",
                "distil --data d --out m",
                "ablate --data d --out m",
                "backup",
                "backup --to b --database-user u",
                "restore --from b --database jdbc:mysql://localhost/d",
                "serve --database jdbc:postgresql://localhost/d?password=secret",
                "gallery export g --out e --where label=",
                "model import --out m",
                "model import --branch mobilenet-v1 --out m",
                "model import --branch =file --out m",
                "model import --branch resnet50=a --checkpoint c --head h --out m",
                "model fetch",
                "serve --tls-certificate c",
                "serve --tls-key k",
                "serve --behind-proxy proxy.example.org",
                "log",
                "log verify --expect 5",
                "dicom",
                "scenes",
                "scenes --out s --count 0",
                "scenes --out s --size 8",
                "scenes --out s --format gif"
            })
    void aWrongCallIsAUsageError(String call) {
        CommandRun run = CommandRun.of((Object[]) (call.isEmpty() ? new String[0] : call.split(" ")));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).contains("Usage: retroflex").doesNotContain("\tat ");
    }

    @Test
    void aMistypedCommandIsAUsageErrorThatSuggestsTheRightOne() {
        CommandRun run = CommandRun.of("serch", "picture.png");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors()).contains("'serch'", "Did you mean: retroflex search");
    }

    @Test
    void contradictingOptionsAreUsageErrors(@TempDir Path folder) throws IOException {
        Path model = SmallModel.write(folder.resolve("small"), 16);
        Path data = DrawnPictures.three(folder.resolve("data"));
        Path gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);

        assertMisuse("say which pictures", "gallery", "remove", gallery);
        assertMisuse("say which pictures", "gallery", "relabel", gallery, "--label", "x");
        assertMisuse("--label is empty", "gallery", "relabel", gallery, "--label", " ", "--where", "label=polyp");
        assertMisuse(
                "has no separate --queries",
                "evaluate",
                "--data",
                data,
                "--model",
                model,
                "--queries",
                data,
                "--all-against-all");
        assertMisuse(
                "leave out the others",
                "evaluate",
                "--data",
                data,
                "--model",
                model,
                "--query-splits",
                "test",
                "--all-against-all");
        assertMisuse(
                "the split test is both gallery and queries",
                "evaluate",
                "--data",
                data,
                "--model",
                model,
                "--gallery-splits",
                "train,test");
    }

    private static void assertMisuse(String message, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors()).contains(message, "Usage: retroflex");
    }
}
