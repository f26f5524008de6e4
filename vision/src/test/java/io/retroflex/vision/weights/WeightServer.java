package io.retroflex.vision.weights;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A server on loopback that holds one file, and misbehaves for as many requests as it was told how. */
final class WeightServer implements AutoCloseable {
    /** One way to answer. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Answer> next = new ArrayDeque<>();
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore received = new Semaphore(0);
    private volatile byte[] file;
    private volatile String etag = "\"one\"";

    WeightServer(byte[] file) {
        this.file = file;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Answers the next request otherwise than properly; called several times, the ones after it too. */
    WeightServer then(Answer answer) {
        synchronized (next) {
            next.add(answer);
        }
        return this;
    }

    /** Holds another file from now on. */
    void replace(byte[] newFile, String newEtag) {
        file = newFile;
        etag = newEtag;
    }

    /** To be given to the download as its progress, so that the server knows what has reached the disk. */
    void received(long bytes, OptionalLong total) {
        received.drainPermits();
        received.release(Math.toIntExact(bytes));
    }

    /** The ranges that were asked for, one a request; "" for all of the file. */
    List<String> ranges() {
        return List.copyOf(ranges);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "" : range);
        Answer answer;
        synchronized (next) {
            answer = next.isEmpty() ? this::properly : next.remove();
        }
        try (exchange) {
            answer.to(exchange);
        }
    }

    /** As RFC 9110 says: a range where it is asked for and the version is still the same. */
    void properly(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        if (range == null || !same) {
            wholly(exchange);
            return;
        }
        int start = Integer.parseInt(range.replaceAll("\\D", ""));
        if (start >= file.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + file.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + start + "-" + (file.length - 1) + "/" + file.length);
        send(exchange, 206, Arrays.copyOfRange(file, start, file.length));
    }

    /** All of it, whatever was asked for. */
    void wholly(HttpExchange exchange) throws IOException {
        send(exchange, 200, file);
    }

    /** All of it without stating its size. */
    void chunked(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(file);
    }

    /** The head of the file, then an end of the connection once that head has been received. */
    Answer cutAfter(int bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.sendResponseHeaders(200, file.length);
            OutputStream body = exchange.getResponseBody();
            body.write(file, 0, bytes);
            body.flush();
            received.acquireUninterruptibly(bytes);
        };
    }

    /** The head of the file, then silence until the test is over. */
    Answer silentAfter(int bytes) {
        return exchange -> {
            cutAfter(bytes).to(exchange);
            received.acquireUninterruptibly(Integer.MAX_VALUE);
        };
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Answer redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        received.drainPermits();
        received.release(Integer.MAX_VALUE);
        server.stop(0);
        threads.close();
    }
}
