package io.retroflex.server.contract;

import io.retroflex.server.RunningServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Sends random requests to a service, one after another; the same seed sends the same ones. */
final class ContractRun {
    private final long seed;
    private final Random random;
    private final Description description;
    private final List<Operation> operations;
    private final KnownValues known = new KnownValues();
    private final Callers callers;
    private final Requests requests;
    private final Rules rules;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Map<Integer, Integer>> counts = new TreeMap<>();

    /** @param data of the service */
    ContractRun(RunningServer server, Path data, long seed) throws IOException, InterruptedException {
        this.seed = seed;
        this.random = new Random(seed);
        this.description =
                new Description(server.send("GET", "/v3/api-docs", "", "").body());
        this.operations = description.operations();
        this.callers = new Callers(server);
        Values values = new Values(description, known, random);
        Bodies bodies = new Bodies(description, values, new SentFiles(), random);
        this.requests = new Requests(values, bodies, known, callers, random);
        this.rules = new Rules(description, Set.of(data, Path.of(""), Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /** Sends so many requests, or as many as there is time for. */
    void send(int most, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (int i = 0; i < most && System.nanoTime() < end; i++) {
            // Each in turn first, so that none is left out of a short run.
            Operation operation = operations.get(i < operations.size() ? i : random.nextInt(operations.size()));
            Sent sent = requests.next(operation);
            if (callers.isAgainstOne(sent)) {
                continue;
            }
            try {
                Answer answer = Answer.to(sent, callers.port(), client);
                counts.computeIfAbsent(operation.toString(), any -> new TreeMap<>())
                        .merge(answer.status(), 1, Integer::sum);
                callers.heed(sent, answer);
                List<String> broken = rules.broken(operation, sent, answer);
                if (!broken.isEmpty()) {
                    failed(i, operation, broken, sent, answer.toString());
                } else if (answer.status() < 300 && answer.type().equals("application/json")) {
                    known.learn(
                            sent.address().replaceAll("\\?.*", ""),
                            JsonMapper.shared().readTree(answer.body()));
                }
            } catch (IOException e) {
                failed(i, operation, List.of("there was no answer"), sent, String.valueOf(e.getMessage()));
            }
        }
    }

    private void failed(int number, Operation operation, List<String> broken, Sent sent, String answer) {
        failures.add("seed " + seed + ", request " + number + ", " + operation + ": " + String.join("; ", broken) + "\n"
                + sent + "\n" + answer);
    }

    /** What did not hold: the seed, the request and the answer. */
    List<String> failures() {
        return failures;
    }

    /** How often each operation gave each status. */
    Map<String, Map<Integer, Integer>> counts() {
        return counts;
    }
}
