package io.retroflex.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.Colours;
import io.retroflex.server.RunningServer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are two things at once are taken for one, and nothing of them is given back. */
class PolyglotTest {
    private static final String HTML = "<html><script>alert(1)</script></html>";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer(folder);
        admin = server.token("ADMIN");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aPictureThatIsAlsoAPageOrAnArchiveIsAPicture() throws Exception {
        byte[] jpeg = Colours.jpeg("red");
        for (byte[] other : new byte[][] {Bombs.bytes(HTML), Sent.zip(Map.of("green.jpg", Colours.jpeg("green")))}) {
            HttpResponse<String> answer = server.search(admin, joined(jpeg, other), "?k=1");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(RunningServer.json(answer).at("/neighbours/0/label").stringValue())
                    .isEqualTo("red");
            assertInert(answer);
        }
    }

    @Test
    void aPictureWithAnArchiveBehindItIsNoProcedure() throws Exception {
        byte[] both = joined(Colours.jpeg("red"), Sent.zip(Map.of("green.jpg", Colours.jpeg("green"))));

        HttpResponse<String> answer = server.upload(Sent.AUDIT, admin, "procedure", both);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertInert(answer);
    }

    @Test
    void pagesDrawingsAndProgramsThatAreCalledPicturesAreRefused() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        int i = 0;
        for (String content : new String[] {
            HTML,
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "%PDF-1.7",
            "#!/bin/sh\nid",
            "\u007fELF",
            "GIF89a/*" + HTML + "*/",
            "%!PS"
        }) {
            HttpResponse<String> answer = server.search(admin, Bombs.bytes(content), "");
            assertThat(answer.statusCode()).as(content).isEqualTo(422);
            assertInert(answer);
            entries.put(++i + ".jpg", Bombs.bytes(content));
        }

        HttpResponse<String> audit = server.upload(Sent.AUDIT, admin, "procedure", Sent.zip(entries));
        assertThat(RunningServer.json(audit).get("refused").size()).isEqualTo(i);
        assertInert(audit);
    }

    /** A browser makes nothing else of it than what it is. */
    private static void assertInert(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).matches("application/(problem\\+)?json.*");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body()).doesNotContain("<script");
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
