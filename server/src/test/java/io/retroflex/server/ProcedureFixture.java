package io.retroflex.server;

import static io.retroflex.server.ProcedureClient.id;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A service with procedures and those who ask it: one on each database, for all tests of a class. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
abstract class ProcedureFixture {
    @TempDir
    private static Path temporary;

    static RunningServer server;
    static String viewer;
    static String reviewer;
    static String curator;

    /** As the reviewer has them made. */
    static ProcedureClient procedures;

    @Parameter
    private TestDatabase database;

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) throws Exception {
        Path folder = temporary.resolve(database.name());
        server = RunningServer.in(folder).on(database).start();
        viewer = server.token("VIEWER");
        reviewer = server.token("REVIEWER");
        curator = server.token("CURATOR");
        procedures = new ProcedureClient(server, reviewer);
    }

    @AfterParameterizedClassInvocation
    static void end() {
        server.close();
    }

    /** What is kept in files of a procedure. */
    List<Path> files(String procedure) throws IOException {
        String id = id(procedure);
        try (Stream<Path> all = Files.walk(temporary.resolve(database.name()).resolve("procedures"))) {
            return all.filter(
                            file -> Files.isRegularFile(file) && file.toString().contains(id))
                    .toList();
        }
    }
}
