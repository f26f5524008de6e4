package io.retroflex.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.retroflex.server.Colours;
import io.retroflex.server.RunningServer;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes large is refused before memory is taken for it. */
class BombTest {
    /** All that is allocated meanwhile, the test's own upload among it; each bomb would take at least a gigabyte. */
    private static final long MOST = 400L << 20;

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
    void picturesThatClaimToBeHugeAreRefused() throws Exception {
        Map<String, byte[]> bombs = new LinkedHashMap<>();
        bombs.put("png", Bombs.png(Sent.picture("png"), 60_000, 60_000));
        bombs.put("png of the largest sides", Bombs.png(Sent.picture("png"), Integer.MAX_VALUE, Integer.MAX_VALUE));
        bombs.put("png of no side", Bombs.png(Sent.picture("png"), 0, -1));
        bombs.put("bmp", Bombs.bmp(Sent.picture("bmp"), 60_000, 60_000));
        bombs.put("bmp of the largest sides", Bombs.bmp(Sent.picture("bmp"), Integer.MAX_VALUE, Integer.MIN_VALUE));
        bombs.put("jpeg", Bombs.jpeg(Colours.jpeg("red"), 65_500, 65_500));
        bombs.put("gif", Bombs.gif(65_535, 65_535));
        bombs.put("tiff", Bombs.tiff(60_000, 60_000, 3));
        bombs.put("tiff of many channels", Bombs.tiff(7_000, 7_000, 60_000));
        bombs.put("webp", Bombs.webp(1 << 24, 1 << 24));
        for (Map.Entry<String, byte[]> bomb : bombs.entrySet()) {
            assertRefused(bomb.getKey(), () -> server.search(admin, bomb.getValue(), ""));
        }
        assertThat(server.search(admin, Colours.jpeg("red"), "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsPackedIntoAPictureBesideItIsNotUnpacked() throws Exception {
        for (String kind : new String[] {"zTXt", "iCCP"}) {
            byte[] bomb = Bombs.chunk(Sent.picture("png"), kind, 1_024);
            long before = MEMORY.getTotalThreadAllocatedBytes();
            HttpResponse<String> answer = server.search(admin, bomb, "");

            assertThat(answer.statusCode()).as(kind + answer.body()).isIn(200, 422);
            assertThat(MEMORY.getTotalThreadAllocatedBytes() - before).as(kind).isLessThan(MOST);
        }
    }

    @Test
    void anArchiveThatUnpacksToMuchIsRefused() throws Exception {
        byte[] bomb = Bombs.zip(20, 60, ".jpg");
        assertThat(bomb.length).isLessThan(20 << 20);

        assertRefused("high ratio", () -> audit(bomb));
    }

    @Test
    void anArchiveThatLiesAboutWhatItUnpacksToIsReadNoFurtherThanItSays() throws Exception {
        byte[] bomb = Bombs.lying(Bombs.zip(20, 60, ".jpg"), 100);
        long before = MEMORY.getTotalThreadAllocatedBytes();
        HttpResponse<String> answer = audit(bomb);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(RunningServer.json(answer).get("refused").size()).isEqualTo(20);
        assertThat(MEMORY.getTotalThreadAllocatedBytes() - before).isLessThan(MOST);
    }

    @Test
    void anArchiveThatClaimsTheLargestSizesIsRefused() throws Exception {
        byte[] bomb = Bombs.lying(Bombs.zip(20, 1, ".jpg"), -2);

        assertRefused("claims", () -> audit(bomb));
    }

    @Test
    void anArchiveOfVeryManyEntriesIsRefused() throws Exception {
        byte[] bomb = Bombs.zip(25_000, 0, ".jpg");

        assertRefused("many", () -> audit(bomb));
    }

    @Test
    void anArchiveInAnArchiveIsNotOpened() throws Exception {
        byte[] inner = Sent.zip(Map.of("1.jpg", Colours.jpeg("red")));
        byte[] outer = Sent.zip(Map.of("inner.zip", inner));

        assertRefused("nested", () -> audit(outer));
        HttpResponse<String> answer = audit(Sent.zip(Map.of("inner.jpg", inner)));
        assertThat(RunningServer.json(answer).get("refused").size()).isEqualTo(1);
    }

    private static HttpResponse<String> audit(byte[] archive) throws Exception {
        return server.upload(Sent.AUDIT, admin, "procedure", archive);
    }

    @FunctionalInterface
    private interface Asking {
        HttpResponse<String> ask() throws Exception;
    }

    private static void assertRefused(String what, Asking asking) throws Exception {
        long before = MEMORY.getTotalThreadAllocatedBytes();
        HttpResponse<String> answer = asking.ask();

        assertThat(answer.statusCode()).as(what + ": " + answer.body()).isEqualTo(422);
        assertThat(MEMORY.getTotalThreadAllocatedBytes() - before).as(what).isLessThan(MOST);
    }
}
