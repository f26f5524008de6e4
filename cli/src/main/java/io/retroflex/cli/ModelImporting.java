package io.retroflex.cli;

import io.retroflex.vision.model.Family;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.model.ModelImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex model import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Makes a model of weight files: one branch, or two with or without a fusion head.",
        footer = {
            "",
            "FAMILY is one of dinov2-vits14, dinov2-vitb14, dinov2-vitl14 (each also with -reg4), gastronet-vits16,",
            "dino-vits16, dino-vitb16, resnet50, mobilenet-v1."
        })
final class ModelImporting implements Callable<Integer> {
    @Option(
            names = "--branch",
            paramLabel = "FAMILY=FILE",
            required = true,
            converter = FamilyFile.Converter.class,
            description = "A backbone's weights, .safetensors, .pth or .tflite; twice for a model of two branches.")
    private List<FamilyFile> branches = List.of();

    @Option(
            names = "--adapter",
            paramLabel = "FAMILY=FILE",
            converter = FamilyFile.Converter.class,
            description = "A PEFT adapter for the branch of that family, with its adapter_config.json beside it.")
    private List<FamilyFile> adapters = List.of();

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "A fusion head; without one the branches' vectors stand end to end.")
    private Optional<Path> head = Optional.empty();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint of the paper's code: both adapters and the head, over the two bases.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--preprocess",
            paramLabel = "PRESET",
            description = "retroflex, dinov2, paper or mobilenet, in place of each family's own.")
    private Optional<String> preset = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            description = "The side of the square that pictures come to (default: 224).")
    private int size = Family.SIZE;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to make.")
    private Path out = Path.of("");

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (checkpoint.isPresent() && (head.isPresent() || !adapters.isEmpty())) {
            throw output.misuse("--checkpoint brings its own adapters and head; leave out --adapter and --head, or"
                    + " --checkpoint");
        }
        List<ModelImport.BranchFile> files = FamilyFile.byFamily("--branch", branches).entrySet().stream()
                .map(branch -> new ModelImport.BranchFile(branch.getKey(), branch.getValue()))
                .toList();
        Map<Family, Path> adapterFiles = FamilyFile.byFamily("--adapter", adapters);
        String name = out.toAbsolutePath().normalize().getFileName().toString();
        ModelImport request = new ModelImport(name, files, adapterFiles, head, preset, size);
        ModelImport.Imported imported = checkpoint.isPresent() ? request.run(checkpoint.get()) : request.run();
        imported.notes().forEach(line -> output.note("left out: " + line));
        Model written = ModelFolder.write(out, imported.model());
        if (output.isJson()) {
            output.printJson(new ModelInfo.Shown(
                    out.toAbsolutePath().normalize().toString(),
                    written.fingerprint(),
                    written.description().dimension(),
                    written.description()));
        } else {
            output.print(out + ": embeddings of dimension "
                    + written.description().dimension() + ", fingerprint " + written.fingerprint());
        }
        return 0;
    }
}
