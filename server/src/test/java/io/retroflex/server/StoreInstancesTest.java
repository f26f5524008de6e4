package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.dicom.DicomFixtures;
import io.retroflex.vision.dicom.SopReference;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The Store transaction of DICOMweb. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoreInstancesTest {
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=\"of a test\"";
    private static final String ANSWER = "application/dicom+json";
    private static final String ENDOSCOPIC = "1.2.840.10008.5.1.4.1.1.77.1.1";

    /** Of most of the files. */
    private static final String INSTANCE = "2.25.10001";

    private static final String STUDY = "2.25.1001";

    @TempDir
    private static Path temporary;

    @Parameter
    private TestDatabase database;

    private static RunningServer server;
    private static String viewer;
    private static String reviewer;

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) throws Exception {
        Path folder = temporary.resolve(database.name());
        server = RunningServer.in(folder).on(database).start();
        viewer = server.token("VIEWER");
        reviewer = server.token("REVIEWER");
    }

    @AfterParameterizedClassInvocation
    static void end() {
        server.close();
    }

    @Test
    void instancesBecomePhotographsAndTheAnswerNamesThem() throws Exception {
        String procedure = made();

        HttpResponse<String> stored = store(procedure, "", bytes("explicit.dcm"), bytes("three.dcm"));

        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        assertThat(stored.headers().firstValue("Content-Type")).hasValue(ANSWER);
        JsonNode items = json(stored).at("/00081199/Value");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.get(0).at("/00081150/Value/0").stringValue()).isEqualTo(ENDOSCOPIC);
        assertThat(items.get(0).at("/00081155/Value/0").stringValue()).isEqualTo(INSTANCE);
        assertThat(json(stored).propertyNames()).containsExactly("00081199");
        assertThat(photographs(procedure)).isEqualTo(1 + 3);
        server.send("POST", procedure + "/audit", reviewer, "");
        assertThat(server.awaitAudit(procedure, viewer).get("state").stringValue())
                .isEqualTo("AUDITED");
    }

    @Test
    void anInstanceThatIsSentTwiceIsThereOnce() throws Exception {
        String procedure = made();
        store(procedure, "", bytes("jpeg-rgb.dcm"));

        assertThat(store(procedure, "", bytes("jpeg-rgb.dcm")).statusCode()).isEqualTo(200);
        assertThat(photographs(procedure)).isEqualTo(1);
    }

    @Test
    void ofEachThatIsNotStoredTheAnswerSaysWhy() throws Exception {
        String procedure = made();
        byte[] broken = bytes("jpeg-three.dcm");
        // In the last of its three frames.
        Arrays.fill(broken, broken.length - 800, broken.length - 600, (byte) 0);

        HttpResponse<String> answer = store(
                procedure,
                "",
                bytes("refused-video.dcm"),
                bytes("refused-jpeg-2000.dcm"),
                bytes("refused-16-bits.dcm"),
                broken,
                Colours.jpeg("green"),
                bytes("explicit.dcm"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode failed = json(answer).at("/00081198/Value");
        List<Integer> reasons = new ArrayList<>();
        failed.forEach(item -> reasons.add(item.at("/00081197/Value/0").intValue()));
        assertThat(reasons).containsExactly(0x0122, 0xC122, 0xA900, 0xC000);
        assertThat(failed.get(1).at("/00081155/Value/0").stringValue())
                .isEqualTo(SopReference.of(bytes("refused-jpeg-2000.dcm"))
                        .orElseThrow()
                        .instance()
                        .value());
        assertThat(failed.get(0).at("/00081150/Value/0").stringValue()).isEqualTo(ENDOSCOPIC + ".1");
        // What cannot be named is among the other failures.
        assertThat(json(answer).at("/0008119A/Value").toString())
                .isEqualTo("[{\"00081197\":{\"vr\":\"US\",\"Value\":[" + 0xC000 + "]}}]");
        assertThat(json(answer).at("/00081199/Value").size()).isEqualTo(1);
        assertThat(photographs(procedure)).isEqualTo(1);
    }

    @Test
    void whereNothingIsStoredTheAnswerIsAConflict() throws Exception {
        String procedure = made();

        HttpResponse<String> answer = store(procedure, "", bytes("refused-rle.dcm"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(ANSWER);
        assertThat(json(answer).propertyNames()).containsExactly("00081198");
        assertThat(photographs(procedure)).isZero();
    }

    @Test
    void instancesOfAnotherStudyThanTheOneThatIsNamedAreNotStored() throws Exception {
        String procedure = made();

        assertThat(store(procedure, "/" + STUDY, bytes("explicit.dcm")).statusCode())
                .isEqualTo(200);
        HttpResponse<String> other = store(procedure, "/2.25.4", bytes("implicit.dcm"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).at("/00081198/Value/0/00081197/Value/0").intValue())
                .isEqualTo(0xA901);
        assertThat(photographs(procedure)).isEqualTo(1);
        assertThat(store(procedure, "/Mustermann", bytes("explicit.dcm")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void nothingOfTheUidsAndNamesOfAnInstanceIsKept() throws Exception {
        String procedure = made();
        assertThat(store(procedure, "", bytes("names.dcm")).statusCode()).isEqualTo(200);

        try (Stream<Path> all = Files.walk(temporary.resolve(database.name()))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content.contains("Zebra")).as(file.toString()).isFalse();
                assertThat(content.contains(INSTANCE)).as(file.toString()).isFalse();
                assertThat(content.contains(STUDY)).as(file.toString()).isFalse();
            }
        }
        assertThat(temporary.resolve(database.name()).resolve("uploads")).isEmptyDirectory();
    }

    @Test
    void whatIsNoStoreRequestIsRefused() throws Exception {
        String procedure = made();
        String path = path(procedure);
        byte[] body = body(bytes("explicit.dcm"));

        assertThat(status(path, "application/dicom", ANSWER, bytes("explicit.dcm")))
                .isEqualTo(415);
        assertThat(status(path, "multipart/form-data; boundary=\"of a test\"", ANSWER, body))
                .isEqualTo(415);
        assertThat(status(path, TYPE.replace("dicom", "dicom+json"), ANSWER, body))
                .isEqualTo(415);
        assertThat(status(path, TYPE, "application/dicom+xml", body)).isEqualTo(406);
        assertThat(status(path, "multipart/related; type=\"application/dicom\"", ANSWER, body))
                .isEqualTo(400);
        assertThat(status(path, TYPE, ANSWER, new byte[0])).isEqualTo(400);
        assertThat(status(path, TYPE, ANSWER, Arrays.copyOf(body, body.length - 20)))
                .isEqualTo(400);
        assertThat(photographs(procedure)).isZero();
        assertThat(status(path.replaceFirst("procedures/.", "procedures/x"), TYPE, ANSWER, body))
                .isEqualTo(404);
        assertThat(server.post(path, viewer, TYPE, ANSWER, body).statusCode()).isEqualTo(403);
        assertThat(server.post(path, "", TYPE, ANSWER, body).statusCode()).isEqualTo(401);
        assertThat(status(path, TYPE, "*/*", body)).isEqualTo(200);
    }

    @Test
    void aBodyThatSaysToBeTooLargeIsRefusedBeforeItIsSent() throws Exception {
        String path = path(made());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + reviewer
                            + "\r\nContent-Type: " + TYPE + "\r\nContent-Length: 100000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void aSignedProcedureTakesNoInstance() throws Exception {
        String procedure = made();
        store(procedure, "", bytes("explicit.dcm"));
        server.send("POST", procedure + "/audit", reviewer, "");
        server.awaitAudit(procedure, viewer);
        server.send("PUT", procedure + "/signature", reviewer, "");

        assertThat(store(procedure, "", bytes("three.dcm")).statusCode()).isEqualTo(409);
        assertThat(photographs(procedure)).isEqualTo(1);
    }

    private static String made() throws Exception {
        HttpResponse<String> made = server.send(
                "POST", "/api/v1/procedures", reviewer, "{\"name\":\"one\",\"protocol\":\"hyperkvasir-lower\"}");
        return made.headers().firstValue("Location").orElseThrow();
    }

    private static int photographs(String procedure) throws Exception {
        return json(server.send("GET", procedure, viewer, ""))
                .get("photographs")
                .intValue();
    }

    private static String path(String procedure) {
        return procedure.replace("/api/v1/", "/api/v1/dicomweb/") + "/studies";
    }

    private static HttpResponse<String> store(String procedure, String study, byte[]... instances) throws Exception {
        return server.post(path(procedure) + study, reviewer, TYPE, ANSWER, body(instances));
    }

    private static int status(String path, String type, String accept, byte[] body) throws Exception {
        return server.post(path, reviewer, type, accept, body).statusCode();
    }

    private static byte[] body(byte[]... instances) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] instance : instances) {
            body.writeBytes(
                    "--of a test\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(instance);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("--of a test--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static byte[] bytes(String name) throws Exception {
        return DicomFixtures.bytes(name);
    }
}
