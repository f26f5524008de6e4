package io.retroflex.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.server.Colours;
import io.retroflex.server.RunningServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service asks nobody for anything, whatever it is sent: no address in a request or in a file is fetched. */
class FetchTest {
    @TempDir
    private Path folder;

    @Test
    void noAddressThatIsSentIsEverAsked() throws Exception {
        try (RunningServer server = new RunningServer(folder);
                ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String admin = server.token("ADMIN");
            String host = "127.0.0.1:" + listening.getLocalPort();
            for (String url : List.of(
                    "http://" + host + "/x",
                    "ftp://" + host + "/x.jpg",
                    "jar:http://" + host + "/x.zip!/1.jpg",
                    "${jndi:ldap://" + host + "/x}",
                    "\\\\" + host + "\\x",
                    "//" + host + "/x")) {
                send(server, admin, url);
            }

            listening.setSoTimeout(500);
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void send(RunningServer server, String admin, String url) throws Exception {
        String encoded = URLEncoder.encode(url, UTF_8);
        byte[] jpeg = Colours.jpeg("red");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(url + ".jpg", jpeg);
        for (String file : List.of(
                "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM '" + url + "'>]><x>&e;</x>",
                "<?xml version='1.0'?><!DOCTYPE x SYSTEM '" + url + "'><x/>",
                "<svg xmlns:xlink='http://www.w3.org/1999/xlink'><image xlink:href='" + url + "'/></svg>",
                "II*\0" + url,
                "#EXTM3U\n" + url)) {
            assertThat(server.search(admin, file.getBytes(UTF_8), "").statusCode())
                    .isEqualTo(422);
            entries.put("file" + entries.size() + ".tiff", file.getBytes(UTF_8));
            entries.put("file" + entries.size() + ".dcm", file.getBytes(UTF_8));
        }
        assertThat(server.upload(Sent.AUDIT, admin, "procedure", Sent.zip(entries))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.upload("/api/v1/audits?protocol=" + encoded, admin, "procedure", jpeg)
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.search(admin, jpeg, "?where=label%3D" + encoded).statusCode())
                .isIn(200, 400);
        assertThat(server.send("GET", "/api/v1/protocols?url=" + encoded, admin, "")
                        .statusCode())
                .isEqualTo(200);
        // Where an address may stand in a request by the rules of HTTP itself.
        for (String header : List.of("Host: ", "X-Forwarded-Host: ", "Referer: ", "Origin: ", "X-Original-URL: ")) {
            String asked = Raw.answer(
                    server,
                    "GET /api/v1/protocols HTTP/1.1\r\nAuthorization: " + admin + "\r\n" + header + url + "\r\n");
            assertThat(asked).matches("(?s)HTTP/1.1 (200|400|403).*");
        }
    }

    @Test
    void aConnectionWouldHaveBeenSeen() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Socket asking = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
            listening.setSoTimeout(500);
            try (Socket seen = listening.accept()) {
                assertThat(seen.getPort()).isEqualTo(asking.getLocalPort());
            }
        }
    }
}
