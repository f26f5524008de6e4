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

/** Sends random requests to a service, one after another; the same seed sends the same ones, but for ids. */
final class ContractRun {
    /** What was prepared is changed and deleted by then. */
    private static final int PREPARED_EVERY = 100;

    /** An operation that was not done by then cannot be reached. */
    private static final int MOST_TRIES = 200;

    private final long seed;
    private final Random random;
    private final Description description;
    private final List<Operation> operations;
    private final KnownValues known = new KnownValues();
    private final Callers callers;
    private final Requests requests;
    private final Preparation preparation;
    private final Rules rules;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int number;
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
        this.preparation = new Preparation(server, callers.authorization("ADMIN"), known, random);
        this.rules = new Rules(description, Set.of(data, Path.of(""), Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /** Asks for each operation until it was done, so that no run is shallow; {@link #neverDone} has those that never were. */
    void doEach() throws IOException, InterruptedException {
        for (Operation operation : operations) {
            for (int i = 0; i < MOST_TRIES && !isDone(operation); i++) {
                prepare();
                send(operation, requests.right(operation));
            }
        }
    }

    /** Sends so many requests, or as many as there is time for. */
    void send(int most, Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (int i = 0; i < most && System.nanoTime() < end; i++) {
            prepare();
            Operation operation = operations.get(random.nextInt(operations.size()));
            send(operation, requests.next(operation));
        }
    }

    private void prepare() throws IOException, InterruptedException {
        if (number++ % PREPARED_EVERY == 0) {
            preparation.make();
        }
    }

    private void send(Operation operation, Sent sent) throws InterruptedException {
        if (callers.isAgainstOne(sent)) {
            return;
        }
        try {
            Answer answer = Answer.to(sent, callers.port(), client);
            counts.computeIfAbsent(sent.method() + " " + operation.path(), any -> new TreeMap<>())
                    .merge(answer.status(), 1, Integer::sum);
            callers.heed(sent, answer);
            List<String> broken = rules.broken(operation, sent, answer);
            if (!broken.isEmpty()) {
                failed(operation, broken, sent, answer.toString());
            } else if (answer.status() < 300 && answer.type().equals("application/json")) {
                known.learn(
                        sent.address().replaceAll("\\?.*", ""),
                        JsonMapper.shared().readTree(answer.body()));
            }
        } catch (IOException e) {
            failed(operation, List.of("there was no answer"), sent, String.valueOf(e.getMessage()));
        }
    }

    private boolean isDone(Operation operation) {
        return counts.getOrDefault(operation.toString(), Map.of()).keySet().stream()
                .anyMatch(status -> status < 300);
    }

    /** Operations that answered nobody as they asked. */
    List<Operation> neverDone() {
        return operations.stream().filter(operation -> !isDone(operation)).toList();
    }

    private void failed(Operation operation, List<String> broken, Sent sent, String answer) {
        failures.add("seed " + seed + ", request " + number + ", " + operation + ": " + String.join("; ", broken) + "\n"
                + sent + "\n" + answer);
    }

    /** What did not hold: the seed, the request and the answer. */
    List<String> failures() {
        return failures;
    }

    /** How many requests were made. */
    int number() {
        return number;
    }

    /** How often each method of each path gave each status. */
    Map<String, Map<Integer, Integer>> counts() {
        return counts;
    }
}
