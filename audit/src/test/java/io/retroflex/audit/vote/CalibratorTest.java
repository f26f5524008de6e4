package io.retroflex.audit.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How a gallery is calibrated with pictures of its own. */
class CalibratorTest {
    private static final int DIMENSION = 16;

    private final Random random = new Random(11);
    private final List<Entry> entries = new ArrayList<>();

    @Test
    void aPictureNeverAnswersForItselfNorForItsOwnGroup() {
        // Two look-alikes of each of two labels that are else scattered: only a look-alike could be right.
        for (int i = 0; i < 60; i++) {
            Embedding look = scattered();
            add(look, "a" + i % 30, "group" + i, "train");
            add(look, "a" + i % 30, "group" + i, "train");
        }

        Calibration calibration = Calibrator.calibrate(gallery(), false);

        assertThat(calibration.size()).as("one of each group").isEqualTo(60);
        assertThat(calibration.confidence(
                        Surroundings.of(gallery(), entries.getFirst().embedding())))
                .isLessThan(0.5);
    }

    @Test
    void picturesThatTheModelDidNotLearnFromAreTakenWhereThereAreEnough() {
        for (int i = 0; i < 120; i++) {
            add(around(i % 2), "label" + i % 2, "", i < 60 ? "val" : "train");
        }

        Calibration calibration = Calibrator.calibrate(gallery(), true);

        assertThat(calibration.size()).isEqualTo(60);
        assertThat(calibration.how()).startsWith("60 pictures of the split val, from which the model did not learn,");
    }

    @Test
    void whereThereAreTooFewAllAreTakenAndItIsSaidWhatThatMeans() {
        for (int i = 0; i < 60; i++) {
            add(around(i % 2), "label" + i % 2, "", i < 10 ? "val" : "train");
        }

        assertThat(Calibrator.calibrate(gallery(), true).how())
                .contains("60 pictures of the gallery, from which the model may have learnt, so that it is surer");
        assertThat(Calibrator.calibrate(gallery(), false).how()).doesNotContain("surer");
    }

    @Test
    void clearPicturesAreTrustedMoreThanUnclearOnesAndForeignOnesDoNotBelong() {
        for (int i = 0; i < 400; i++) {
            // Every third lies where both labels are.
            add(i % 3 == 0 ? around(2) : around(i % 2), "label" + i % 2, "", "");
        }
        ExactGallery gallery = gallery();

        Calibration calibration = Calibrator.calibrate(gallery, false);

        Surroundings clear = Surroundings.of(gallery, around(1));
        Surroundings unclear = Surroundings.of(gallery, around(2));
        Surroundings foreign = Surroundings.of(gallery, around(9));
        assertThat(calibration.confidence(clear)).isGreaterThan(0.9);
        assertThat(calibration.confidence(unclear)).isLessThan(0.8);
        assertThat(calibration.belonging(clear)).isGreaterThan(0.02);
        assertThat(calibration.belonging(foreign)).isLessThan(0.01);
        assertThat(calibration.scale(Set.of("label1")).showing()).isEqualTo(200);
        assertThat(calibration.scale(Set.of("label1")).others()).isEqualTo(200);
    }

    @Test
    void withFewPicturesOfALabelAllStandInForHowTypicalOneIs() {
        for (int i = 0; i < 100; i++) {
            add(around(i % 2), "label" + i % 2, "", "");
        }
        add(around(3), "rare", "", "");
        add(around(3), "rare", "", "");

        Calibration calibration = Calibrator.calibrate(gallery(), false);

        double nothingLikeIt = -1;
        assertThat(calibration.scale(Set.of("rare")).typicality(nothingLikeIt)).isGreaterThan(0.3);
        assertThat(calibration.typicality(Set.of("rare"), nothingLikeIt)).isLessThan(0.05);
    }

    @Test
    void picturesAreJudgedByHeldOutOnesOfTheirOwnSource() {
        for (int i = 0; i < 120; i++) {
            entries.add(new Entry(
                    "id" + i,
                    around(i % 4),
                    Facts.of(Map.of(
                            Facts.LABEL, "label" + i % 2, Facts.SOURCE, i % 4 < 2 ? "photographs" : "drawings"))));
        }
        ExactGallery gallery = gallery();
        Calibration calibration = Calibrator.calibrate(gallery, false);

        Calibration fitting = calibration.like(List.of(
                Surroundings.of(gallery, around(0)),
                Surroundings.of(gallery, around(1)),
                Surroundings.of(gallery, around(2))));

        assertThat(fitting.size()).isEqualTo(60);
        assertThat(fitting.how()).startsWith("60 pictures of the source 'photographs' of the gallery");
        assertThat(fitting.scale(Set.of("label0")).others()).isEqualTo(30);
    }

    @Test
    void neighboursOfASourceThatNothingWasHeldOutOfDoNotDecideWhichSourceCounts() {
        for (int i = 0; i < 240; i++) {
            entries.add(new Entry(
                    "id" + i,
                    around(i % 4),
                    Facts.of(Map.of(
                            Facts.LABEL,
                            "label" + i % 2,
                            Facts.SOURCE,
                            i % 4 < 2 ? "photographs" : "drawings",
                            Facts.SPLIT,
                            "val"))));
        }
        Embedding query = around(0);
        for (int i = 0; i < 15; i++) {
            entries.add(new Entry("own" + i, query, Facts.of(Map.of(Facts.LABEL, "label0", Facts.SOURCE, "unit"))));
        }
        ExactGallery gallery = gallery();
        Surroundings surroundings = Surroundings.of(gallery, query);

        Calibration fitting = Calibrator.calibrate(gallery, false).like(List.of(surroundings));

        assertThat(surroundings.source()).isEqualTo("unit");
        assertThat(fitting.how()).startsWith("120 pictures of the source 'photographs'");
    }

    @Test
    void whatTheFilterHoldsBackIsNoNeighbour() {
        for (int i = 0; i < 40; i++) {
            add(around(i % 2), "label" + i % 2, "group" + i, "");
        }
        Entry asked = entries.getFirst();

        Filter others = new Filter.Not(Filter.equal(Facts.GROUP, "group0"));
        Surroundings surroundings =
                Surroundings.of(gallery(), List.of(asked.embedding()), others).getFirst();

        assertThat(surroundings.votes().neighbours())
                .hasSize(20)
                .noneMatch(near -> near.id().equals(asked.id()));
    }

    @Test
    void aGalleryWithoutLabelsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibrator.calibrate(gallery(), false))
                .withMessageContaining("the gallery needs some of two labels");
    }

    private ExactGallery gallery() {
        ExactGallery gallery = new ExactGallery(new GalleryHeader(DIMENSION, "f00d", "model"));
        gallery.put(entries);
        gallery.commit();
        return gallery;
    }

    private void add(Embedding embedding, String label, String group, String split) {
        TreeMap<String, String> facts = new TreeMap<>(Map.of(Facts.LABEL, label));
        facts.put(Facts.GROUP, group);
        facts.put(Facts.SPLIT, split);
        entries.add(new Entry("id" + entries.size(), embedding, new Facts(facts)));
    }

    private Embedding scattered() {
        float[] values = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.normalized(values);
    }

    private Embedding around(int axis) {
        float[] values = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = 0.05f * (float) random.nextGaussian();
        }
        values[axis] += 1;
        return Embedding.normalized(values);
    }
}
