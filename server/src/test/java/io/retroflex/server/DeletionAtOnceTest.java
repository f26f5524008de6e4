package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.store.ProcedureFiles;
import io.retroflex.server.store.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Procedures that are deleted while somebody else has to do with them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeletionAtOnceTest {
    private static final int ROUNDS = 5;
    private static final int CALLERS = 8;

    @TempDir
    private Path folder;

    @Parameter
    private TestDatabase kind;

    @Test
    void ofSeveralWhoDeleteTheSameOneDoesAndTheOthersFindNothing() throws Exception {
        try (RunningServer server = RunningServer.in(folder).on(kind).start()) {
            ProcedureClient client = new ProcedureClient(server, server.token("ADMIN"));
            for (int round = 0; round < ROUNDS; round++) {
                String procedure = client.made("old", "green");
                Callable<Integer> caller = () -> delete(client, procedure);

                assertThat(statuses(Collections.nCopies(CALLERS, caller)))
                        .containsOnlyOnce(204)
                        .containsOnly(204, 404);
            }
        }
    }

    @Test
    void whoSendsPhotographsToWhatIsBeingDeletedIsToldSoAndNothingOfThemStays() throws Exception {
        try (RunningServer server = RunningServer.in(folder).on(kind).start()) {
            ProcedureClient client = new ProcedureClient(server, server.token("ADMIN"));
            for (int round = 0; round < ROUNDS; round++) {
                String procedure = client.made("old", "green");
                Callable<Integer> sender = () -> client.add(procedure, Colours.jpeg("red"), Colours.jpeg("blue"))
                        .statusCode();
                List<Callable<Integer>> callers = new ArrayList<>(Collections.nCopies(CALLERS, sender));
                callers.add(CALLERS / 2, () -> delete(client, procedure));

                List<Integer> statuses = statuses(callers);
                assertThat(statuses.get(CALLERS / 2)).isEqualTo(204);
                assertThat(statuses).containsOnlyOnce(204).isSubsetOf(200, 204, 404);
            }
        }
        try (var left = Files.walk(folder.resolve("procedures"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void whoLooksAtWhatIsBeingDeletedFindsNothing() throws Exception {
        try (RunningServer server = RunningServer.in(folder).on(kind).start()) {
            ProcedureClient client = new ProcedureClient(server, server.token("ADMIN"));
            String procedure = client.audited("old", "green");
            new ProcedureFiles(folder.resolve("procedures"), Seal.none()).beginDeletion(ProcedureClient.id(procedure));

            for (String part : List.of("/photographs/1", "/photographs/1/neighbours", "/report")) {
                assertThat(server.send("GET", procedure + part, client.authorization(), "")
                                .statusCode())
                        .as(part)
                        .isEqualTo(404);
            }
        }
    }

    private static int delete(ProcedureClient client, String procedure) throws Exception {
        return client.server()
                .send("DELETE", procedure, client.authorization(), "")
                .statusCode();
    }

    private static List<Integer> statuses(List<Callable<Integer>> callers) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService all = Executors.newFixedThreadPool(callers.size())) {
            for (Future<Integer> status : all.invokeAll(callers)) {
                statuses.add(status.get());
            }
        }
        return statuses;
    }
}
