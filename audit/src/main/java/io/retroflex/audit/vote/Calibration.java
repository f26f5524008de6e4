package io.retroflex.audit.vote;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How far the neighbours in a gallery are to be trusted, learnt from labelled pictures that were asked about as if they were
 * not: each against the others of the gallery, never against its own look-alike group.
 */
public final class Calibration {
    /** Fewer of one source say too little by themselves. */
    private static final int FEWEST = 50;

    /** Of fewer pictures, not even the least like could be rarer than one in twenty. */
    private static final int ENOUGH = 20;

    private final List<HeldOut> heldOut;
    private final String whose;
    private final String how;
    /** The sources that enough held-out pictures are of. */
    private final Set<String> calibrated;

    private final Isotonic confidence;
    private final double[] near;
    private final double[] own;
    private final ConcurrentHashMap<Set<String>, Scale> scales = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Calibration> bySource = new ConcurrentHashMap<>();

    /**
     * Of pictures that were asked about.
     *
     * @param whose pictures they are and how they were asked about, in words that go on after "pictures"
     * @throws IllegalArgumentException if there is none
     */
    Calibration(List<HeldOut> heldOut, String whose) {
        if (heldOut.isEmpty()) {
            throw new IllegalArgumentException(
                    "no labelled picture to calibrate with; the gallery needs some of two labels");
        }
        this.heldOut = List.copyOf(heldOut);
        this.whose = whose;
        this.how = String.format(Locale.ROOT, "%,d pictures %s", heldOut.size(), whose);
        this.calibrated =
                heldOut.stream()
                        .collect(Collectors.groupingBy(HeldOut::source, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(source -> source.getValue() >= FEWEST)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
        this.confidence = Isotonic.fit(
                heldOut.stream().mapToDouble(one -> clarity(one.surroundings())).toArray(),
                heldOut.stream()
                        .mapToInt(one -> one.surroundings().votes().label().equals(one.label()) ? 1 : 0)
                        .toArray());
        this.near = heldOut.stream()
                .mapToDouble(one -> one.surroundings().votes().meanCosine())
                .sorted()
                .toArray();
        this.own = heldOut.stream()
                .mapToDouble(one -> one.surroundings().likeness(Set.of(one.label())))
                .sorted()
                .toArray();
    }

    /**
     * The part of it that pictures of one kind are to be judged by: held-out pictures of the source that most of their
     * neighbours come from. Drawings say little about how often photographs are mistaken, and the other way round. A source
     * that too few held-out pictures are of does not count: a unit's own pictures, beside a data set's, say nothing of the kind.
     *
     * @return all of it where no source counts that a neighbour is of
     */
    public Calibration like(Collection<Surroundings> pictures) {
        Map<String, Long> counts = pictures.stream()
                .flatMap(picture -> picture.source(calibrated::contains).stream())
                .collect(Collectors.groupingBy(source -> source, Collectors.counting()));
        String source = counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
        return counts.isEmpty() ? this : bySource.computeIfAbsent(source, this::ofSource);
    }

    private Calibration ofSource(String source) {
        List<HeldOut> alike =
                heldOut.stream().filter(one -> one.source().equals(source)).toList();
        return alike.size() == heldOut.size()
                ? this
                : new Calibration(alike, "of the source '" + source + "' " + whose);
    }

    /** How it was made, in words. */
    public String how() {
        return how;
    }

    /** How many pictures it stands on. */
    public int size() {
        return heldOut.size();
    }

    /** How often the label that such surroundings vote for was right, in [0, 1]. */
    public double confidence(Surroundings surroundings) {
        return confidence.at(clarity(surroundings));
    }

    /**
     * How usual it is for a picture of the gallery's kind to be as far from it: the share of held-out pictures whose
     * neighbours are at least as far in the mean, itself counted (a conformal p-value). Small for what the gallery does not
     * show: other organs, the world outside the body.
     */
    public double belonging(Surroundings surroundings) {
        return Tail.atMost(near, surroundings.votes().meanCosine());
    }

    /** How much likeness to some labels means, for pictures that show one of them and for all others. */
    public Scale scale(Set<String> labels) {
        return scales.computeIfAbsent(Set.copyOf(labels), this::measured);
    }

    /**
     * How often a picture that shows one of the labels is as unlike them as that, or more. Where too few held-out pictures show
     * one, all stand in, each with its likeness to its own label.
     */
    public double typicality(Set<String> labels, double likeness) {
        Scale scale = scale(labels);
        return scale.showing() >= ENOUGH ? scale.typicality(likeness) : Tail.atMost(own, likeness);
    }

    private Scale measured(Set<String> labels) {
        return new Scale(likenesses(labels, true), likenesses(labels, false));
    }

    private double[] likenesses(Set<String> labels, boolean showing) {
        return heldOut.stream()
                .filter(one -> labels.contains(one.label()) == showing)
                .mapToDouble(one -> one.surroundings().likeness(labels))
                .sorted()
                .toArray();
    }

    private static double clarity(Surroundings surroundings) {
        return surroundings.likeness(Set.of(surroundings.votes().label()));
    }
}
