package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a folder of its own, with a JDK and a Maven that only write down how they were called. */
class LauncherTest {
    private static final Path SCRIPT = Path.of("..", "retroflex");
    private static final String SYSTEM_PATH = "/usr/bin:/bin";

    @TempDir
    private Path temporary;

    private Path project;
    private Path tools;
    private Path jdk;

    @BeforeEach
    void prepare() throws IOException {
        project = temporary.resolve("a project");
        Files.createDirectories(project.resolve("cli/src/main"));
        Files.writeString(project.resolve("pom.xml"), "");
        Files.writeString(project.resolve("cli/pom.xml"), "");
        makeOld(project);
        Files.copy(SCRIPT, project.resolve("retroflex"));
        tools = Files.createDirectories(temporary.resolve("tools"));
        script(
                tools.resolve("mvn"),
                "echo build $JAVA_HOME >>'" + temporary.resolve("builds") + "'",
                "mkdir -p cli/target",
                "echo jar >cli/target/retroflex.jar");
        jdk = jdk("jdk 25", 25);
    }

    @Test
    void theScriptIsWellFormed() throws Exception {
        assertThat(run(Map.of(), "sh", "-n", SCRIPT.toString()).exit()).isZero();
    }

    @Test
    void theFirstUseBuildsAndTheSecondDoesNot() throws Exception {
        assertThat(launch(Map.of()).errors()).contains("building");
        Outcome second = launch(Map.of());

        assertThat(second.exit()).isZero();
        assertThat(second.errors()).isEmpty();
        assertThat(builds()).containsExactly("build " + jdk);
    }

    @Test
    void aChangedAnAddedAndADeletedSourceAreBuilt() throws Exception {
        launch(Map.of());
        Path source = project.resolve("cli/src/main/Main.java");
        Files.writeString(source, "new");
        launch(Map.of());
        assertThat(builds()).hasSize(2);

        Files.delete(source);
        launch(Map.of());
        assertThat(builds()).hasSize(3);

        Files.writeString(project.resolve("pom.xml"), "changed");
        launch(Map.of());
        launch(Map.of());
        assertThat(builds()).hasSize(4);
    }

    @Test
    void aBuildRehearsesTheCommandAndTheServiceAndLeavesNothingOfIt() throws Exception {
        launch(Map.of());

        String caches = project.toRealPath() + "/cli/target/";
        assertThat(Files.readAllLines(project.resolve("target/launcher-build.log")))
                .containsSubsequence("-XX:AOTCacheOutput=" + caches + "retroflex.aot", "--help")
                .containsSubsequence(
                        "-XX:AOTCacheOutput=" + caches + "retroflex-serve.aot", "serve", "--check", "--port", "0");
        assertThat(project.resolve("target/rehearsal")).doesNotExist();
    }

    @Test
    void aServiceStartsWithTheClassesOfItsRehearsal() throws Exception {
        script(
                jdk.resolve("bin/java"),
                "for argument; do case $argument in -XX:AOTCacheOutput=*) : >\"${argument#*=}\" ;; esac; done",
                "printf '%s\\n' \"$@\"");

        assertThat(launch(Map.of(), "serve").output()).containsPattern("-XX:AOTCache=.*/retroflex-serve\\.aot\n");
        assertThat(launch(Map.of(), "search").output()).containsPattern("-XX:AOTCache=.*/retroflex\\.aot\n");
    }

    @Test
    void whereTheServiceCannotBeRehearsedItStartsWithTheClassesOfTheCommand() throws Exception {
        script(jdk.resolve("bin/java"), "case \"$*\" in *--check*) exit 1 ;; esac", "printf '%s\\n' \"$@\"");

        assertThat(launch(Map.of(), "serve").output()).containsPattern("-XX:AOTCache=.*/retroflex\\.aot\n");
    }

    @Test
    void argumentsAndOptionsReachJavaAsTheyAre() throws Exception {
        Outcome outcome = launch(Map.of("RETROFLEX_JAVA_OPTS", "-Xmx1g -Dx=y"), "search", "two words", "*.jpg", "");

        assertThat(outcome.output().lines())
                .contains("-Xmx1g", "-Dx=y", "--add-modules=jdk.incubator.vector", "-Dai.djl.offline=true")
                .endsWith(
                        "-jar", project.toRealPath() + "/cli/target/retroflex.jar", "search", "two words", "*.jpg", "");
    }

    @Test
    void waitingThreadsSleepUnlessTheUserSaysOtherwise() throws Exception {
        assertThat(launch(Map.of()).output()).containsPattern("OMP [0-9]+ PASSIVE 0\n");
        assertThat(launch(Map.of("OMP_NUM_THREADS", "3", "OMP_WAIT_POLICY", "ACTIVE"))
                        .output())
                .contains("OMP 3 ACTIVE 0\n");
    }

    @Test
    void trainingKeepsTheMemoryThatItFrees() throws Exception {
        assertThat(launch(Map.of(), "train").output()).contains("MALLOC 0");
        assertThat(launch(Map.of(), "search").output()).contains("MALLOC system");
        assertThat(launch(Map.of("MALLOC_MMAP_MAX_", "7"), "train").output()).contains("MALLOC 7");
    }

    @Test
    void theExitCodeIsJavas() throws Exception {
        script(jdk.resolve("bin/java"), "exit 2");

        assertThat(launch(Map.of()).exit()).isEqualTo(2);
    }

    @Test
    void aSymbolicLinkLeadsToTheProject() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("rf"), Path.of("a project", "retroflex"));

        Outcome outcome = run(environment(Map.of()), "sh", link.toString());

        assertThat(outcome.output()).contains(project.toRealPath() + "/cli/target/retroflex.jar");
    }

    @Test
    void anOlderJavaHomeIsPassedOver() throws Exception {
        Path old = jdk("jdk 17", 17);
        Path usual = Files.createDirectories(temporary.resolve(".sdkman/candidates/java"));
        Files.move(jdk, usual.resolve("25-tem"));

        Outcome outcome = launch(Map.of("JAVA_HOME", old.toString()));

        assertThat(outcome.output()).contains("java 25\n");
    }

    @Test
    void aJdkOnThePathIsFoundThroughItsLink() throws Exception {
        Files.createSymbolicLink(tools.resolve("javac"), jdk.resolve("bin/javac"));

        Outcome outcome = launch(Map.of("JAVA_HOME", ""));

        assertThat(outcome.output()).contains("java 25\n");
    }

    @Test
    void aJdkWithoutAReleaseFileIsAskedForItsVersion() throws Exception {
        Files.delete(jdk.resolve("release"));

        assertThat(launch(Map.of()).output()).contains("java 25\n");
    }

    @Test
    void theUsersChoiceGoesFirst() throws Exception {
        Path newer = jdk("jdk 26", 26);

        assertThat(launch(Map.of("RETROFLEX_JAVA_HOME", newer.toString())).output())
                .contains("java 26\n");
    }

    @Test
    void aChoiceThatIsTooOldIsRefusedWithARemedy() throws Exception {
        Path old = jdk("jdk 17", 17);

        Outcome outcome = launch(Map.of("RETROFLEX_JAVA_HOME", old.toString()));

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.errors())
                .contains("RETROFLEX_JAVA_HOME=" + old + " is not a JDK 25 or newer")
                .contains("https://adoptium.net/");
    }

    @Test
    void aFailedBuildShowsItsLogAndIsTriedAgain() throws Exception {
        script(tools.resolve("mvn"), "echo 'no such symbol'", "exit 1");

        Outcome outcome = launch(Map.of());

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).contains("no such symbol").contains("the build failed");
        assertThat(project.resolve("target/launcher.lock")).doesNotExist();
        assertThat(launch(Map.of()).errors()).contains("the build failed");
    }

    @Test
    void twoFirstUsesAtOnceBuildOnce() throws Exception {
        script(
                tools.resolve("mvn"),
                "echo build >>'" + temporary.resolve("builds") + "'",
                "sleep 1",
                "mkdir -p cli/target",
                "echo jar >cli/target/retroflex.jar");
        Process one =
                start(environment(Map.of()), "sh", project.resolve("retroflex").toString());

        Outcome two = launch(Map.of());

        assertThat(one.waitFor()).isZero();
        assertThat(two.exit()).isZero();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void aLockWhoseProcessHasEndedIsRemoved() throws Exception {
        Process ended = start(Map.of(), "true");
        ended.waitFor();
        Path lock = Files.createDirectories(project.resolve("target/launcher.lock"));
        Files.writeString(lock.resolve("pid"), ended.pid() + "\n");

        assertThat(launch(Map.of()).exit()).isZero();
        assertThat(lock).doesNotExist();
    }

    private Outcome launch(Map<String, String> variables, String... arguments) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("sh", project.resolve("retroflex").toString()), Stream.of(arguments))
                .toList();
        return run(environment(variables), command.toArray(String[]::new));
    }

    private Map<String, String> environment(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(
                Map.of("PATH", tools + ":" + SYSTEM_PATH, "HOME", temporary.toString(), "JAVA_HOME", jdk.toString()));
        environment.putAll(variables);
        return environment;
    }

    private Outcome run(Map<String, String> environment, String... command) throws Exception {
        Process process = start(environment, command);
        int exit = process.waitFor();
        return new Outcome(
                exit,
                Files.readString(temporary.resolve("out-" + process.pid())),
                Files.readString(temporary.resolve("err-" + process.pid())));
    }

    /** Output goes to files, so that neither stream can fill up while the other is read. */
    private Process start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.matches("(RETROFLEX|OMP|GOMP|JAVA|JDK|MAVEN).*"));
        builder.environment().putAll(environment);
        Path out = Files.createTempFile(temporary, "out", "");
        Path err = Files.createTempFile(temporary, "err", "");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        Files.move(out, temporary.resolve("out-" + process.pid()));
        Files.move(err, temporary.resolve("err-" + process.pid()));
        return process;
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(temporary.resolve("builds"));
    }

    private Path jdk(String folder, int version) throws IOException {
        Path home = temporary.resolve(folder);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        script(
                home.resolve("bin/java"),
                "[ \"$1\" != -version ] || { echo 'openjdk version \"" + version + ".0.1\" 2026-01-01' >&2; exit; }",
                "echo java " + version,
                "echo OMP $OMP_NUM_THREADS $OMP_WAIT_POLICY $GOMP_SPINCOUNT",
                "echo MALLOC ${MALLOC_MMAP_MAX_:-system}",
                "printf '%s\\n' \"$@\"");
        script(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    private static void script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void makeOld(Path folder) throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, yesterday);
            }
        }
    }

    /** How a process ended and what it said. */
    private record Outcome(int exit, String output, String errors) {}
}
