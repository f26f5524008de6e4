package io.retroflex.training.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Batches of P labels with K pictures each, as losses on pairs and triplets want them.
 *
 * <p>The K pictures of a label come from different look-alike groups where it has that many, else from as many as it has: two
 * frames of one moment are no lesson. A picture comes twice in a batch only if its label has fewer than K. An epoch shows each
 * picture about once; rare labels come again, up to a limit, to fill the batches. Where that limit leaves too little to go round,
 * batches hold fewer labels than P, but never fewer than two.
 */
public final class PkSampler {
    private final List<LabelPool> pools;
    private final EpochPlan plan;
    private final int labelsPerBatch;
    private final int picturesPerLabel;
    private final long seed;
    private final List<String> notes;

    /**
     * @param labels of each picture
     * @param groups of each picture: the id of its look-alike group; where nothing is known, an id for each picture
     * @param labelsPerBatch P, at least 2
     * @param picturesPerLabel K, at least 2
     * @param mostRepeats how often a picture of a rare label is shown in an epoch at most, at least 1
     * @param seed the same seed gives the same batches
     * @throws IllegalArgumentException if the lists differ in length, a number is too small, or fewer than two labels have two
     *     pictures
     */
    public PkSampler(
            List<String> labels,
            List<String> groups,
            int labelsPerBatch,
            int picturesPerLabel,
            int mostRepeats,
            long seed) {
        if (labels.size() != groups.size()) {
            throw new IllegalArgumentException("there are " + labels.size() + " labels, but " + groups.size()
                    + " look-alike groups; give one of each for every picture");
        }
        requireAtLeast("labels per batch", labelsPerBatch, 2);
        requireAtLeast("pictures per label", picturesPerLabel, 2);
        requireAtLeast("most repeats", mostRepeats, 1);
        List<String> notes = new ArrayList<>();
        this.pools = pools(labels, groups, notes);
        this.labelsPerBatch = Math.min(labelsPerBatch, pools.size());
        if (pools.size() < labelsPerBatch) {
            notes.add("batches hold all " + pools.size() + " labels, not " + labelsPerBatch
                    + ": there are no more with two pictures");
        }
        int[] sizes = pools.stream().mapToInt(LabelPool::size).toArray();
        this.plan = EpochPlan.of(sizes, this.labelsPerBatch, picturesPerLabel, mostRepeats);
        this.picturesPerLabel = picturesPerLabel;
        this.seed = seed;
        noteOnPlan(sizes, notes);
        this.notes = List.copyOf(notes);
    }

    /**
     * The batches of an epoch.
     *
     * @param epoch any number; each has its own order
     * @return indices into the lists that the sampler was made of, the K pictures of a label side by side; every batch holds
     *     {@link #picturesPerLabel()} of each of two to {@link #labelsPerBatch()} labels
     */
    public List<int[]> batches(long epoch) {
        Random random = Shuffle.random(seed, epoch);
        int[][] labelsOfBatch = Deal.into(plan.batches(), plan.appearances(), random);
        int[][][] draws = new int[pools.size()][][];
        for (int label = 0; label < draws.length; label++) {
            draws[label] = pools.get(label).draws(plan.appearances()[label], picturesPerLabel, random);
        }
        int[] drawn = new int[draws.length];
        List<int[]> batches = new ArrayList<>();
        for (int[] labels : labelsOfBatch) {
            Shuffle.inPlace(labels, random);
            int[] batch = new int[labels.length * picturesPerLabel];
            for (int i = 0; i < labels.length; i++) {
                int[] draw = draws[labels[i]][drawn[labels[i]]++];
                System.arraycopy(draw, 0, batch, i * picturesPerLabel, picturesPerLabel);
            }
            batches.add(batch);
        }
        return batches;
    }

    /** P: as asked for, or the number of labels with two pictures where that is smaller. */
    public int labelsPerBatch() {
        return labelsPerBatch;
    }

    /** K. */
    public int picturesPerLabel() {
        return picturesPerLabel;
    }

    /** Batches in every epoch. */
    public int batchesPerEpoch() {
        return plan.batches();
    }

    /** What differs from what was asked for, a sentence each: labels left out, smaller batches, pictures not shown. */
    public List<String> notes() {
        return notes;
    }

    private static List<LabelPool> pools(List<String> labels, List<String> groups, List<String> notes) {
        Map<String, List<Integer>> byLabel = new TreeMap<>();
        for (int picture = 0; picture < labels.size(); picture++) {
            byLabel.computeIfAbsent(labels.get(picture), key -> new ArrayList<>())
                    .add(picture);
        }
        List<LabelPool> pools = new ArrayList<>();
        byLabel.forEach((label, pictures) -> {
            if (pictures.size() > 1) {
                pools.add(LabelPool.of(label, pictures, groups));
            } else {
                notes.add("'" + label + "' is left out: it has a single picture, and so no pair");
            }
        });
        if (pools.size() < 2) {
            throw new IllegalArgumentException("batches of pairs need two labels with at least two pictures each; of "
                    + byLabel.size() + " labels " + pools.size() + " has as many; add pictures or merge labels");
        }
        return pools;
    }

    private void noteOnPlan(int[] sizes, List<String> notes) {
        int[] appearances = plan.appearances();
        for (int label = 0; label < sizes.length; label++) {
            long shown = (long) appearances[label] * picturesPerLabel;
            if (shown < sizes[label]) {
                notes.add("an epoch shows " + shown + " of the " + sizes[label] + " pictures of '"
                        + pools.get(label).label() + "': the other labels are too rare to stand beside more");
            }
        }
        int total = Arrays.stream(appearances).sum();
        if (total < plan.batches() * labelsPerBatch) {
            notes.add("some batches hold " + total / plan.batches() + " labels, not " + labelsPerBatch
                    + ": rare labels are not repeated more than the limit");
        }
    }

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "batches: " + name + " is " + value + "; give a whole number of at least " + least);
        }
    }
}
