package io.retroflex.audit.protocol;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A landmark that has to be photographed.
 *
 * @param id of it within the protocol
 * @param name to show
 * @param view of the endoscope
 * @param count how many pictures of it there have to be
 * @param alternatives any of which suffices; at least one
 * @param note what a reader has to know about it, if anything
 * @param unsure what about it could not be read in the source itself, if anything
 */
public record Station(
        String id,
        String name,
        View view,
        int count,
        List<Alternative> alternatives,
        Optional<String> note,
        Optional<String> unsure) {
    /** Copies the alternatives. */
    public Station {
        alternatives = List.copyOf(alternatives);
    }

    /** Where the endoscope looks. */
    public enum View {
        /** Ahead. */
        FORWARD,
        /** Back along itself. */
        RETROFLEXED
    }

    /**
     * One of the things that may be photographed.
     *
     * @param name to show
     * @param labels of a gallery that say so, under all the names that data sets have for them
     * @param proxies labels that nearly say so: they show the place, but not all that the station asks for, so that a person
     *     has to look
     */
    public record Alternative(String name, List<String> labels, List<String> proxies) {
        /** Copies the lists. */
        public Alternative {
            labels = List.copyOf(labels);
            proxies = List.copyOf(proxies);
        }
    }

    /** The labels that show it. */
    public SortedSet<String> labels() {
        SortedSet<String> labels = new TreeSet<>();
        alternatives.forEach(alternative -> labels.addAll(alternative.labels()));
        return labels;
    }

    /** The labels that nearly show it. */
    public SortedSet<String> proxies() {
        SortedSet<String> proxies = new TreeSet<>();
        alternatives.forEach(alternative -> proxies.addAll(alternative.proxies()));
        return proxies;
    }

    /** The name of the alternative that a label supports; the station's own where there is no other. */
    public String shownBy(String label) {
        return alternatives.stream()
                .filter(alternative -> alternative.labels().contains(label)
                        || alternative.proxies().contains(label))
                .map(Alternative::name)
                .findFirst()
                .orElse(name);
    }
}
