package io.retroflex.benchmarks.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A service, and clients that are at work from its start on. */
final class Trial implements AutoCloseable {
    private static final int CLIENTS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final Latencies latencies = new Latencies();
    private final Path launcher;
    private final Path data;
    private final int port;
    private final List<String> options;
    private final ServiceClient client;
    private final Clients clients;
    private ServedProcess served;

    /**
     * Starts both; when this returns the first procedures are under way.
     *
     * @param data the folder of the service
     * @param options of {@code serve}
     * @param files that clients send
     */
    Trial(Path launcher, Path data, List<String> options, List<Path> files) throws IOException, InterruptedException {
        this.launcher = launcher;
        this.data = data;
        this.port = freePort();
        this.options = options;
        this.client = new ServiceClient(port, latencies);
        this.clients = new Clients(client, files, latencies);
        this.served = ServedProcess.start(launcher, data, port, options);
        client.enter(served.password());
        clients.start(CLIENTS);
        Thread.sleep(WARM_UP);
    }

    /** Watches it while nothing else is done, and prints what it is like for the clients. */
    Watched watch(Duration length) throws IOException, InterruptedException {
        Watched watched = Watched.watch(served, client, length);
        latencies.print();
        return watched;
    }

    /** Has it and the embedder alone work in turn. */
    Alternation alternate(Alone alone) throws IOException, InterruptedException {
        return Alternation.run(served, client, alone);
    }

    /** Kills it in the middle of its work, and starts it again. */
    void kill() throws IOException, InterruptedException {
        System.out.printf("killed after %d photographs were acknowledged%n", clients.photographs());
        served.kill();
        served = ServedProcess.start(launcher, data, port, options);
    }

    /** Lets clients finish what they began; whether nothing went wrong, and all is there, once, and audited. */
    boolean finish() throws IOException, InterruptedException {
        clients.finish();
        latencies.printErrors();
        System.out.printf("%d procedures, %d photographs acknowledged%n", clients.procedures(), clients.photographs());
        List<String> missing = clients.missing();
        System.out.printf("lost, doubled or unfinished: %d%n", missing.size());
        missing.stream().limit(10).forEach(System.out::println);
        return missing.isEmpty() && latencies.errors().isEmpty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        served.close();
    }
}
