package io.retroflex.server.contract;

import static io.retroflex.server.RunningServer.json;

import io.retroflex.server.RunningServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** Makes what most requests need, so that random ones find something of each kind; others of them delete and change it. */
final class Preparation {
    private static final String PROTOCOL = "hyperkvasir-lower";
    private static final String PROCEDURES = "/api/v1/procedures";
    private static final int SIDE = 48;

    /** The study that most files of the tests are of. */
    private static final String STUDY = "2.25.1001";

    private final RunningServer server;
    private final String authorization;
    private final KnownValues known;
    private final RandomGenerator random;

    Preparation(RunningServer server, String authorization, KnownValues known, RandomGenerator random) {
        this.server = server;
        this.authorization = authorization;
        this.known = known;
        this.random = random;
    }

    /** Makes a procedure that is not audited, one that is, one that is signed, and a picture of the site. */
    void make() throws IOException, InterruptedException {
        String open = procedure();
        String audited = audited();
        String signed = audited();
        done(server.send("PUT", PROCEDURES + "/" + signed + "/signature", authorization, ""));
        JsonNode picture = json(done(server.send(
                "POST",
                "/api/v1/galleries/site/pictures",
                authorization,
                "{\"procedure\":\"" + signed + "\",\"photograph\":1,\"label\":\"green\"}")));
        JsonNode protocol = json(done(server.send("GET", "/api/v1/protocols/" + PROTOCOL, authorization, "")));

        known.prepare("procedures", List.of(open, audited, signed));
        known.prepare("photographs", List.of("1", "2"));
        known.prepare("protocols", List.of(PROTOCOL));
        known.prepare(
                "stations",
                protocol.get("stations")
                        .valueStream()
                        .map(station -> station.get("id").stringValue())
                        .toList());
        known.prepare("labels", List.of("red", "green", "blue"));
        known.prepare("wheres", List.of("label=green", "label in (red, blue) and not file=x"));
        known.prepare("studies", List.of(STUDY));
        known.prepare("site/pictures", List.of(picture.get("id").stringValue()));
        known.prepare("base/pictures", List.of("picture-0", "picture-1"));
    }

    private String audited() throws IOException, InterruptedException {
        String id = procedure();
        done(server.send("POST", PROCEDURES + "/" + id + "/audit", authorization, ""));
        server.awaitAudit(PROCEDURES + "/" + id, authorization);
        return id;
    }

    private String procedure() throws IOException, InterruptedException {
        String id = json(done(server.send(
                        "POST",
                        PROCEDURES,
                        authorization,
                        "{\"name\":\"prepared\",\"protocol\":\"" + PROTOCOL + "\"}")))
                .get("id")
                .stringValue();
        done(server.upload(PROCEDURES + "/" + id + "/photographs", authorization, "photographs", picture(), picture()));
        return id;
    }

    /** None like it: the site takes each picture once. */
    private byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static HttpResponse<String> done(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    answer.request() + " gave " + answer.statusCode() + " before any random request: " + answer.body());
        }
        return answer;
    }
}
