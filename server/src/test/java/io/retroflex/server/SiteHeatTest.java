package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.gallery.Facts;
import io.retroflex.server.engine.Engine;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Thumbnail;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the likeness to a picture of the site comes from. */
class SiteHeatTest {
    private static final String PICTURES = "/api/v1/galleries/site/pictures";

    @TempDir
    private Path folder;

    private RunningServer server;
    private String curator;

    /** With a model that sees the field of view alone: another is never drawn. The pictures of its gallery are not at hand. */
    @BeforeEach
    void start() throws Exception {
        server = RunningServer.in(folder).framing("retroflex").start();
        curator = server.token("CURATOR");
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void itIsDrawnWhereTheNearestPictureOfAStationIsOneOfTheSite() throws Exception {
        add(procedure(Colours.jpeg("green")), "retroflex-rectum");
        server.part(Engine.class).awaitCalibration();
        String other = procedure(Colours.jpeg("green", 20));
        server.send("POST", other + "/audit", curator, "");
        server.awaitAudit(other, curator);
        Visitor viewer = Visitor.with(Role.VIEWER, server);
        String heat = other.substring("/api/v1".length()) + "/stations/rectal-retroflexion/heat";

        assertThat(viewer.get(heat).headers().firstValue("Content-Type")).contains("image/jpeg");
        server.send("DELETE", PICTURES + "/site-1", curator, "");
        assertThat(viewer.get(heat).statusCode()).as("removed since").isEqualTo(404);
    }

    @Test
    void ofAPictureOfTheSiteNoMoreThanItsFieldOfViewIsHandedOut() throws Exception {
        add(procedure(fieldBesideLetters()), "cecum");
        GalleryPictures pictures = server.part(GalleryPictures.class);

        Picture shown = pictures.picture("site-1", Facts.of(Map.of())).orElseThrow();

        assertThat(hasWhite(PictureReader.read(fieldBesideLetters(), "the photograph")))
                .isTrue();
        assertThat(hasWhite(shown)).isFalse();
    }

    private String procedure(byte[] photograph) throws Exception {
        HttpResponse<String> made = server.send(
                "POST", "/api/v1/procedures", curator, "{\"name\":\"one\",\"protocol\":\"hyperkvasir-lower\"}");
        String procedure = made.headers().firstValue("Location").orElseThrow();
        server.upload(procedure + "/photographs", curator, "photographs", photograph);
        return procedure;
    }

    private void add(String procedure, String label) throws Exception {
        String id = procedure.substring(procedure.lastIndexOf('/') + 1);
        String wish = "{\"procedure\":\"" + id + "\",\"photograph\":1,\"label\":\"" + label + "\"}";
        assertThat(server.send("POST", PICTURES, curator, wish).statusCode()).isEqualTo(201);
    }

    /** A red disc on a black frame, and white letters beside it. */
    private static byte[] fieldBesideLetters() throws Exception {
        int width = 400;
        int height = 320;
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            boolean letters = x > 8 && x < 40 && y > 8 && y < 24 && x % 8 < 4;
            boolean field = Math.hypot(x - 230, y - 160) < 140;
            rgb[3 * i] = (byte) (letters ? 255 : field ? 190 : 0);
            rgb[3 * i + 1] = (byte) (letters ? 255 : field ? 80 : 0);
            rgb[3 * i + 2] = (byte) (letters ? 255 : field ? 60 : 0);
        }
        return Thumbnail.jpeg(new Picture(width, height, rgb), width);
    }

    private static boolean hasWhite(Picture picture) {
        byte[] rgb = picture.rgb();
        for (int i = 0; i < rgb.length; i += 3) {
            if ((rgb[i] & 0xff) > 200 && (rgb[i + 1] & 0xff) > 200 && (rgb[i + 2] & 0xff) > 200) {
                return true;
            }
        }
        return false;
    }
}
