package io.retroflex.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.scenes.camera.Camera;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenesTest {
    private static final List<SceneLabel> LABELS = List.of(SceneLabel.values());

    @Test
    void labelsAndCamerasAreDealtEvenly() {
        List<Scene> plan = Scenes.plan(LABELS.size() * Camera.ALL.size() * 2, 1, LABELS, Camera.ALL);

        Map<String, Long> pairs = plan.stream()
                .collect(Collectors.groupingBy(
                        scene -> scene.label().id() + " " + scene.camera().name(), Collectors.counting()));
        assertThat(pairs).hasSize(LABELS.size() * Camera.ALL.size());
        assertThat(pairs.values()).containsOnly(2L);
    }

    @Test
    void aLongerPlanBeginsWithTheShorterOne() {
        List<Scene> all = Scenes.plan(50, 9, LABELS, Camera.SEEN);

        assertThat(Scenes.plan(13, 9, LABELS, Camera.SEEN)).isEqualTo(all.subList(0, 13));
        assertThat(Scenes.plan(13, 10, LABELS, Camera.SEEN)).isNotEqualTo(all.subList(0, 13));
    }

    @Test
    void noSeedComesTwice() {
        assertThat(Scenes.plan(1000, 2, LABELS, Camera.ALL).stream().map(Scene::seed))
                .doesNotHaveDuplicates();
    }

    @Test
    void camerasToLearnFromAndToBeJudgedOnDoNotOverlap() {
        assertThat(Camera.SEEN).hasSize(5).doesNotContainAnyElementsOf(Camera.UNSEEN);
        assertThat(Camera.UNSEEN).hasSize(3);
        assertThat(Camera.ALL.stream().map(Camera::name)).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void unknownNamesAreRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> SceneLabel.of("cecun"))
                .hasMessageStartingWith("unknown label 'cecun'; there are: oesophagus, z-line")
                .hasMessageContaining("normal-cecum");
        assertThatThrownBy(() -> Camera.named("oak"))
                .hasMessage("unknown camera 'oak'; there are: alder, birch, cedar, elm, hazel, larch, maple, rowan");
        assertThat(SceneLabel.of("z-line")).isEqualTo(SceneLabel.Z_LINE);
    }

    @Test
    void aPlanOfNothingIsRefused() {
        assertThatThrownBy(() -> Scenes.plan(1, 1, List.of(), Camera.ALL)).hasMessageContaining("0 labels");
        assertThatThrownBy(() -> Scenes.plan(1, 1, LABELS, List.of())).hasMessageContaining("0 cameras");
        assertThatThrownBy(() -> Scenes.plan(-1, 1, LABELS, Camera.ALL)).hasMessageContaining("-1 scenes");
    }
}
