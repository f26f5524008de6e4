package io.retroflex.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.scenes.camera.Camera;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SceneTest {
    private static final int SIZE = 48;
    private static final Camera BIRCH = Camera.named("birch");

    @ParameterizedTest
    @EnumSource(SceneLabel.class)
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers(SceneLabel label) {
        byte[] once = new Scene(label, 7, BIRCH).render(SIZE).rgb();

        assertThat(new Scene(label, 7, BIRCH).render(SIZE).rgb()).isEqualTo(once);
        assertThat(new Scene(label, 8, BIRCH).render(SIZE).rgb()).isNotEqualTo(once);
    }

    @Test
    void scenesThatAreRenderedAtOnceDoNotDisturbEachOther() throws Exception {
        List<Scene> scenes = Scenes.plan(20, 3, List.of(SceneLabel.values()), Camera.ALL);
        List<Callable<byte[]>> work = scenes.stream()
                .<Callable<byte[]>>map(scene -> () -> scene.render(SIZE).rgb())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<byte[]>> rendered = threads.invokeAll(work);
            for (int i = 0; i < scenes.size(); i++) {
                assertThat(rendered.get(i).get())
                        .isEqualTo(scenes.get(i).render(SIZE).rgb());
            }
        }
    }

    static Stream<Arguments> everyLabelOnEveryCamera() {
        return Stream.of(SceneLabel.values())
                .flatMap(label -> Camera.ALL.stream().map(camera -> Arguments.of(label, camera)));
    }

    @ParameterizedTest
    @MethodSource("everyLabelOnEveryCamera")
    void everyLabelShowsSomethingOnEveryCamera(SceneLabel label, Camera camera) {
        RenderedScene picture = new Scene(label, 11, camera).render(SIZE);
        boolean[] seen = camera.seen(SIZE);

        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < seen.length; i++) {
            if (seen[i]) {
                int green = picture.rgb()[3 * i + 1] & 0xff;
                sum += green;
                squares += green * green;
                count++;
            }
        }
        double mean = sum / count;
        assertThat(mean).as("brightness").isBetween(20.0, 220.0);
        assertThat(Math.sqrt(squares / count - mean * mean)).as("contrast").isGreaterThan(4);
    }

    @Test
    void nothingIsSeenOutsideTheMask() {
        for (Camera camera : Camera.ALL) {
            RenderedScene picture = new Scene(SceneLabel.RECTUM, 5, camera).render(SIZE);
            boolean[] seen = camera.seen(SIZE);
            int black = 0;
            for (int i = 0; i < seen.length; i++) {
                int value = picture.rgb()[3 * i] & 0xff;
                // What is written beside the picture is grey: one number in all three channels.
                boolean text = value > 200 && value == (picture.rgb()[3 * i + 1] & 0xff);
                if (!seen[i] && !text) {
                    assertThat(value).as(camera.name() + " at " + i).isZero();
                    black++;
                }
            }
            assertThat(black).as(camera.name()).isPositive();
        }
    }

    @Test
    void thePictureHasTheCamerasForm() {
        for (Camera camera : Camera.ALL) {
            RenderedScene picture = new Scene(SceneLabel.ILEUM, 2, camera).render(SIZE);

            assertThat(picture.height()).isEqualTo(SIZE);
            assertThat(picture.width())
                    .isEqualTo(Math.round(camera.aspect() * SIZE))
                    .isGreaterThanOrEqualTo(SIZE);
            assertThat(picture.rgb()).hasSize(3 * picture.width() * picture.height());
        }
    }

    @ParameterizedTest
    @EnumSource(SceneLabel.class)
    void aSceneSaysWhichSiteItShows(SceneLabel label) {
        List<SceneLabel> sites = Stream.iterate(0L, seed -> seed + 1)
                .limit(100)
                .map(seed -> new Scene(label, seed, BIRCH).site())
                .distinct()
                .toList();

        assertThat(sites).containsExactlyInAnyOrderElementsOf(label.sites());
    }

    @Test
    void aFindingChangesWhatIsSeenOfItsSite() {
        Scene polyp = new Scene(SceneLabel.POLYP, 4, BIRCH);
        Scene stool = new Scene(SceneLabel.IMPACTED_STOOL, 4, BIRCH);

        assertThat(polyp.site()).isEqualTo(stool.site());
        byte[] one = polyp.render(SIZE).rgb();
        byte[] other = stool.render(SIZE).rgb();
        assertThat(Arrays.mismatch(one, other)).isNotNegative();
    }

    @Test
    void sizesThatNoPictureHasAreRefused() {
        Scene scene = new Scene(SceneLabel.ILEUM, 1, BIRCH);

        assertThatThrownBy(() -> scene.render(8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size 8")
                .hasMessageContaining("from 32 to 4096");
    }
}
