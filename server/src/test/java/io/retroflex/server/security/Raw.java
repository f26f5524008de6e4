package io.retroflex.server.security;

import io.retroflex.server.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests letter by letter, for those that no client would send. */
final class Raw {
    private static final int PATIENCE_MS = 30_000;

    private Raw() {}

    /** The whole answer to a request line and headers, each of which ends with CR LF. */
    static String answer(RunningServer server, String head) throws IOException {
        return answer(server, head, new byte[0]);
    }

    /** The same with a body. */
    static String answer(RunningServer server, String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(PATIENCE_MS);
            String request = head + "Host: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The answer to a request with a token, and nothing else. */
    static String answer(RunningServer server, String method, String address, String authorization) throws IOException {
        return answer(server, method + " " + address + " HTTP/1.1\r\nAuthorization: " + authorization + "\r\n");
    }
}
