package io.retroflex.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run leaves behind: {@code settings.json}, {@code curves.csv} and {@code curves.png}, and the state that it can
 * go on from.
 */
public final class RunFolder {
    private static final String SETTINGS = "settings.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final String settings;

    private RunFolder(Path folder, String settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Opens a folder for a run.
     *
     * @param settings all that decides the result; written as JSON
     * @param resume whether to go on from the state in the folder, which must be of the same settings
     * @throws IOException if there is a run already and it is not to be resumed, or is one of other settings
     */
    public static RunFolder open(Path folder, Object settings, boolean resume) throws IOException {
        byte[] json = JSON.writeValueAsBytes(settings);
        String sum = sum(json);
        Optional<RunState.Progress> progress = RunState.progress(folder);
        if (!resume && isUsed(folder)) {
            throw new IOException(folder + " holds a run already; go on with --resume, or name another folder");
        }
        if (resume && progress.isPresent() && !progress.get().settings().equals(sum)) {
            throw new IOException(folder + " holds a run with other settings or other data (compare its " + SETTINGS
                    + "); give the same ones, or begin anew in another folder");
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve(SETTINGS), json);
        return new RunFolder(folder, sum);
    }

    private static boolean isUsed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A sum over the settings. */
    String settings() {
        return settings;
    }

    /** The state to go on from, if there is one. */
    Optional<RunState> state() throws IOException {
        Optional<RunState.Progress> progress = RunState.progress(folder);
        return progress.isPresent() ? Optional.of(RunState.read(folder, progress.get())) : Optional.empty();
    }

    /** Keeps an epoch: its figures, then the state after it. */
    void keep(EpochFigures figures, RunState state) throws IOException {
        Path table = folder.resolve("curves.csv");
        Curves.append(table, figures);
        CurvePicture.write(folder.resolve("curves.png"), Curves.read(table));
        state.write(folder);
    }
}
