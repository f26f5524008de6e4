package io.retroflex.benchmarks.service;

import java.io.IOException;
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
    private static final int AT_ONCE = 8;
    private static final String PROTOCOL = "hyperkvasir-lower";

    private final ServiceClient service;
    private final List<Path> files;
    private final Latencies latencies;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final List<Thread> threads = new ArrayList<>();

    /** What was acknowledged: how many photographs, by the id of the procedure. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    /** Procedures whose audit was asked for, and taken in. */
    private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

    Clients(ServiceClient service, List<Path> files, Latencies latencies) {
        this.service = service;
        this.files = List.copyOf(files);
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
        List<Path> photographs = new ArrayList<>(files);
        Collections.shuffle(photographs, random);
        long began = System.nanoTime();
        String id = service.create(key, PROTOCOL);
        acknowledged.put(id, 0);
        for (int from = 0; from < PICTURES; from += AT_ONCE) {
            service.upload(id, photographs.subList(from, from + AT_ONCE));
            acknowledged.merge(id, AT_ONCE, Integer::sum);
        }
        service.audit(id);
        asked.put(id, true);
        long sent = System.nanoTime();
        JsonNode procedure = service.awaitAudit(id);
        latencies.add("audit", System.nanoTime() - sent);
        latencies.add("procedure", System.nanoTime() - began);
        if (!procedure.get("state").stringValue().equals("AUDITED")) {
            latencies.error("procedure " + id + ": " + procedure);
        }
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
