package io.retroflex.benchmarks.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/** Clients who each send a procedure of forty photographs, wait for its audit, and send the next. */
final class Clients {
    private static final int PICTURES = 40;

    /** A request holds no more, as the page has it. */
    private static final long SOME_BYTES = 8 << 20;

    private static final String PROTOCOL = "hyperkvasir-lower";

    private final ServiceClient service;

    /** In memory, so that sending them takes as little as it can of the machine that the service runs on. */
    private final List<byte[]> photographs;

    private final Latencies latencies;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final List<Thread> threads = new ArrayList<>();

    /** What was acknowledged: how many photographs, by the id of the procedure. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    /** Procedures whose audit was asked for, and taken in. */
    private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

    Clients(ServiceClient service, List<Path> files, Latencies latencies) throws IOException {
        this.service = service;
        this.photographs = new ArrayList<>(files.size());
        for (Path file : files) {
            photographs.add(Files.readAllBytes(file));
        }
        this.latencies = latencies;
    }

    void start(int clients) {
        for (int i = 0; i < clients; i++) {
            int client = i;
            threads.add(Thread.ofVirtual().start(() -> run(client)));
        }
    }

    /** Lets each finish what it has begun. */
    void finish() throws InterruptedException {
        going.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void run(int client) {
        Random random = new Random(client);
        try {
            for (int i = 0; going.get(); i++) {
                procedure("client-" + client + "-" + i, random);
            }
        } catch (IOException | RuntimeException e) {
            latencies.error("client " + client + " gave up: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void procedure(String key, Random random) throws IOException, InterruptedException {
        List<byte[]> sent = new ArrayList<>(photographs);
        Collections.shuffle(sent, random);
        long began = System.nanoTime();
        String id = service.create(key, PROTOCOL);
        acknowledged.put(id, 0);
        for (List<byte[]> part : parts(sent.subList(0, PICTURES))) {
            service.upload(id, part);
            acknowledged.merge(id, part.size(), Integer::sum);
        }
        service.audit(id);
        asked.put(id, true);
        long asking = System.nanoTime();
        JsonNode procedure = service.awaitAudit(id);
        latencies.add("audit", System.nanoTime() - asking);
        latencies.add("procedure", System.nanoTime() - began);
        if (!procedure.get("state").stringValue().equals("AUDITED")) {
            latencies.error("procedure " + id + ": " + procedure);
        }
    }

    /** Files in parts that one request holds. */
    private static List<List<byte[]>> parts(List<byte[]> files) {
        List<List<byte[]>> parts = new ArrayList<>();
        long room = 0;
        for (byte[] file : files) {
            if (parts.isEmpty() || file.length > room) {
                parts.add(new ArrayList<>());
                room = SOME_BYTES;
            }
            parts.getLast().add(file);
            room -= file.length;
        }
        return parts;
    }

    /** Looks whether all that was acknowledged is there, once, and audited; says what is not. */
    List<String> missing() throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, Integer> procedure : acknowledged.entrySet()) {
            JsonNode there = service.get("/api/v1/procedures/" + procedure.getKey());
            if (there.get("photographs").intValue() != procedure.getValue()) {
                missing.add(procedure.getKey() + ": " + procedure.getValue() + " photographs were acknowledged, "
                        + there.get("photographs") + " are there");
            }
            if (asked.containsKey(procedure.getKey())) {
                if (!there.get("state").stringValue().equals("AUDITED")) {
                    missing.add(procedure.getKey() + ": it is " + there.get("state"));
                    continue;
                }
                int pictures = service.get("/api/v1/procedures/" + procedure.getKey() + "/report")
                        .get("pictures")
                        .size();
                if (pictures != procedure.getValue()) {
                    missing.add(procedure.getKey() + ": its audit has " + pictures + " photographs");
                }
            }
        }
        long all = service.get("/api/v1/procedures?size=1").get("all").longValue();
        if (all != acknowledged.size()) {
            missing.add(all + " procedures are there, and " + acknowledged.size() + " were made");
        }
        return missing;
    }

    int procedures() {
        return acknowledged.size();
    }

    int photographs() {
        return acknowledged.values().stream().mapToInt(Integer::intValue).sum();
    }
}
