package io.retroflex.training.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PkSamplerTest {
    /** A training set in the making. */
    private static final class Pictures {
        final List<String> labels = new ArrayList<>();
        final List<String> groups = new ArrayList<>();

        /** Adds pictures of a label in look-alike groups of a size. */
        Pictures with(String label, int pictures, int groupSize) {
            for (int i = 0; i < pictures; i++) {
                labels.add(label);
                groups.add(label + "/" + i / groupSize);
            }
            return this;
        }

        PkSampler sampler(int labelsPerBatch, int picturesPerLabel, int mostRepeats) {
            return new PkSampler(labels, groups, labelsPerBatch, picturesPerLabel, mostRepeats, 7);
        }

        int[] shown(PkSampler sampler, long epoch) {
            int[] shown = new int[labels.size()];
            sampler.batches(epoch).forEach(batch -> Arrays.stream(batch).forEach(picture -> shown[picture]++));
            return shown;
        }
    }

    /** Like the benchmark: seven labels from 100 to 700 pictures, some in groups. */
    private static Pictures uneven() {
        Pictures pictures = new Pictures();
        for (int label = 1; label <= 7; label++) {
            pictures.with("label" + label, label * 100, 1 + label % 3);
        }
        return pictures;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 7})
    void everyBatchHoldsKPicturesOfEachOfPLabels(int labelsPerBatch) {
        Pictures pictures = uneven();
        PkSampler sampler = pictures.sampler(labelsPerBatch, 4, 7);
        for (int[] batch : sampler.batches(0)) {
            assertThat(batch).hasSize(labelsPerBatch * 4);
            Set<String> labels = new HashSet<>();
            for (int from = 0; from < batch.length; from += 4) {
                String label = pictures.labels.get(batch[from]);
                assertThat(labels.add(label)).isTrue();
                assertThat(Arrays.stream(batch, from, from + 4).mapToObj(pictures.labels::get))
                        .containsOnly(label);
            }
        }
    }

    @Test
    void theKPicturesOfALabelAreOfDifferentGroups() {
        Pictures pictures = uneven().with("few", 40, 10);
        for (int[] batch : pictures.sampler(4, 4, 3).batches(1)) {
            Set<String> groups = new HashSet<>();
            for (int picture : batch) {
                assertThat(groups.add(pictures.groups.get(picture))).isTrue();
            }
        }
    }

    @Test
    void aLabelOfFewerGroupsThanKGivesFromAllOfThemAndNoPictureTwice() {
        Pictures pictures = new Pictures().with("two-groups", 12, 6).with("many", 60, 1);
        for (int[] batch : pictures.sampler(2, 5, 4).batches(3)) {
            int[] few = Arrays.stream(batch)
                    .filter(picture -> pictures.labels.get(picture).equals("two-groups"))
                    .toArray();
            assertThat(Arrays.stream(few).distinct()).hasSize(5);
            assertThat(Arrays.stream(few).mapToObj(pictures.groups::get).distinct())
                    .hasSize(2);
        }
    }

    @Test
    void aLabelOfFewerPicturesThanKRepeatsThem() {
        Pictures pictures = new Pictures().with("pair", 2, 1).with("many", 20, 1);
        List<int[]> batches = pictures.sampler(2, 4, 100).batches(0);
        assertThat(batches)
                .hasSize(5)
                .allSatisfy(batch -> assertThat(Arrays.stream(batch)
                                .filter(picture -> picture < 2)
                                .sorted())
                        .containsExactly(0, 0, 1, 1));
    }

    @Test
    void everyPictureOfEveryLabelIsShown() {
        Pictures pictures = uneven();
        PkSampler sampler = pictures.sampler(4, 4, 4);
        for (long epoch = 0; epoch < 5; epoch++) {
            assertThat(Arrays.stream(pictures.shown(sampler, epoch))).allMatch(count -> count >= 1);
        }
        assertThat(sampler.notes()).isEmpty();
    }

    @Test
    void picturesOfCommonLabelsAreShownAboutOnce() {
        Pictures pictures = uneven();
        int[] shown = pictures.shown(pictures.sampler(4, 4, 4), 2);
        int common = 0;
        int total = 0;
        for (int picture = 0; picture < shown.length; picture++) {
            if (pictures.labels.get(picture).equals("label7")) {
                common++;
                total += shown[picture];
            }
        }
        assertThat(common).isEqualTo(700);
        assertThat(total).isBetween(700, 704);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void picturesOfRareLabelsAreRepeatedUpToTheLimitAndEvenly(int mostRepeats) {
        Pictures pictures =
                new Pictures().with("common", 800, 1).with("usual", 800, 2).with("rare", 40, 1);
        PkSampler sampler = pictures.sampler(3, 4, mostRepeats);
        int[] shown = pictures.shown(sampler, 0);
        for (int picture = 1600; picture < 1640; picture++) {
            assertThat(shown[picture]).isEqualTo(mostRepeats);
        }
        assertThat(sampler.batchesPerEpoch()).isEqualTo(200);
        assertThat(sampler.notes())
                .containsExactly("some batches hold 2 labels, not 3: rare labels are not repeated more than the limit");
        assertThat(sampler.batches(0)).allMatch(batch -> batch.length == 8 || batch.length == 12);
    }

    @Test
    void aLabelThatOutnumbersAllOthersIsCutAndSaysSo() {
        Pictures pictures = new Pictures().with("huge", 1000, 1).with("rare", 20, 1);
        PkSampler sampler = pictures.sampler(2, 4, 3);
        assertThat(sampler.batchesPerEpoch()).isEqualTo(15);
        assertThat(sampler.notes())
                .containsExactly(
                        "an epoch shows 60 of the 1000 pictures of 'huge': the other labels are too rare to stand beside more");
        Set<Integer> seen = new HashSet<>();
        for (long epoch = 0; epoch < 100; epoch++) {
            sampler.batches(epoch).forEach(batch -> Arrays.stream(batch).forEach(seen::add));
        }
        // Each epoch draws others: of 1000, about two are missed by 100 draws of 60.
        assertThat(seen).hasSizeGreaterThan(1005);
    }

    @Test
    void theSameSeedAndEpochGiveTheSameBatchesAndOthersDoNot() {
        Pictures pictures = uneven();
        int[][] batches = pictures.sampler(4, 4, 4).batches(3).toArray(int[][]::new);
        assertThat(pictures.sampler(4, 4, 4).batches(3).toArray(int[][]::new)).isDeepEqualTo(batches);
        assertThat(Arrays.deepEquals(pictures.sampler(4, 4, 4).batches(4).toArray(int[][]::new), batches))
                .isFalse();
        PkSampler otherSeed = new PkSampler(pictures.labels, pictures.groups, 4, 4, 4, 8);
        assertThat(Arrays.deepEquals(otherSeed.batches(3).toArray(int[][]::new), batches))
                .isFalse();
    }

    @Test
    void epochsCanBeAskedForInAnyOrder() {
        PkSampler sampler = uneven().sampler(4, 4, 4);
        int[][] fifth = sampler.batches(5).toArray(int[][]::new);
        sampler.batches(0);
        assertThat(sampler.batches(5).toArray(int[][]::new)).isDeepEqualTo(fifth);
    }

    @Test
    void labelsOfASinglePictureAreLeftOutWithANote() {
        Pictures pictures = new Pictures().with("a", 9, 1).with("alone", 1, 1).with("b", 9, 1);
        PkSampler sampler = pictures.sampler(2, 3, 2);
        assertThat(pictures.shown(sampler, 0)[9]).isZero();
        assertThat(sampler.notes()).containsExactly("'alone' is left out: it has a single picture, and so no pair");
    }

    @Test
    void moreLabelsThanThereAreMeansAll() {
        PkSampler sampler = new Pictures().with("a", 8, 1).with("b", 8, 1).sampler(16, 4, 2);
        assertThat(sampler.labelsPerBatch()).isEqualTo(2);
        assertThat(sampler.notes())
                .containsExactly("batches hold all 2 labels, not 16: there are no more with two pictures");
    }

    @Test
    void whatCannotBeIsRefused() {
        Pictures one = new Pictures().with("a", 8, 1).with("alone", 1, 1);
        assertThatThrownBy(() -> one.sampler(2, 2, 1))
                .hasMessageContaining("two labels with at least two pictures each; of 2 labels 1 has as many");
        Pictures two = new Pictures().with("a", 8, 1).with("b", 8, 1);
        assertThatThrownBy(() -> two.sampler(1, 4, 1)).hasMessageContaining("labels per batch is 1");
        assertThatThrownBy(() -> two.sampler(2, 1, 1)).hasMessageContaining("pictures per label is 1");
        assertThatThrownBy(() -> two.sampler(2, 2, 0)).hasMessageContaining("most repeats is 0");
        two.groups.removeLast();
        assertThatThrownBy(() -> two.sampler(2, 2, 1)).hasMessageContaining("16 labels, but 15 look-alike groups");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theRulesHoldForAnyTrainingSet(long seed) {
        Random random = new Random(seed);
        Pictures pictures = new Pictures();
        int count = 2 + random.nextInt(12);
        for (int label = 0; label < count; label++) {
            pictures.with("label" + label, 2 + random.nextInt(1 << random.nextInt(10)), 1 + random.nextInt(4));
        }
        int each = 2 + random.nextInt(5);
        PkSampler sampler = pictures.sampler(2 + random.nextInt(10), each, 1 + random.nextInt(5));
        List<int[]> batches = sampler.batches(seed);
        assertThat(batches).hasSize(sampler.batchesPerEpoch());
        for (int[] batch : batches) {
            assertThat(batch.length / each).isBetween(2, sampler.labelsPerBatch());
            Set<String> labels = new HashSet<>();
            for (int from = 0; from < batch.length; from += each) {
                String label = pictures.labels.get(batch[from]);
                assertThat(labels.add(label)).isTrue();
                long groups = Arrays.stream(batch, from, from + each)
                        .mapToObj(pictures.groups::get)
                        .distinct()
                        .count();
                long available = pictures.groups.stream()
                        .filter(group -> group.startsWith(label + "/"))
                        .distinct()
                        .count();
                assertThat(groups).isEqualTo(Math.min(each, available));
            }
        }
    }
}
