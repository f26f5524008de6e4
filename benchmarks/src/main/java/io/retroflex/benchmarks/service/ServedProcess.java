package io.retroflex.benchmarks.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code retroflex serve} as a process of its own, as its users have it. */
final class ServedProcess implements AutoCloseable {
    private static final Pattern PASSWORD = Pattern.compile("has the password (\\S+)");
    private static final long START_SECONDS = 120;

    private final Process process;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile Optional<String> password = Optional.empty();

    private ServedProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it; when this returns it answers.
     *
     * @param options after {@code serve}
     */
    static ServedProcess start(Path launcher, Path data, int port, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(launcher.toString(), "serve", "--port", String.valueOf(port), "--data", data.toString()));
        command.addAll(options);
        ServedProcess served = new ServedProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        Thread.ofPlatform().daemon().start(served::listen);
        if (!served.ready.await(START_SECONDS, TimeUnit.SECONDS)) {
            served.close();
            throw new IOException("the service did not start within " + START_SECONDS + " s");
        }
        return served;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher first = PASSWORD.matcher(line);
                if (first.find()) {
                    password = Optional.of(first.group(1));
                } else if (line.startsWith("ready:")) {
                    ready.countDown();
                } else {
                    System.out.println("service: " + line);
                }
            }
        } catch (IOException e) {
            // It was killed.
        }
    }

    /** What it said at its first start. */
    String password() {
        return password.orElseThrow();
    }

    /** What it has used of all cores so far. */
    Duration used() {
        return Rate.used(process.toHandle());
    }

    /** Megabytes in memory, on Linux; elsewhere -1. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        }
    }

    /** Lets it rest, as it is, until {@link #resume}. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the service did not take the signal " + name);
        }
    }

    /** SIGKILL: it has no chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
