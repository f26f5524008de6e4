package io.retroflex.audit.verdict;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examined;
import io.retroflex.audit.quality.Quality;
import io.retroflex.audit.vote.Surroundings;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.picture.DifferenceHash;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A gallery whose labels each lie around an axis, and photographs that lie around one. */
public final class Made {
    static final List<String> LABELS =
            List.of("cecum", "ileum", "retroflex-rectum", "polyp", "bbps-2-3", "ileocecal-valve");
    private static final LocalDateTime MOMENT = LocalDateTime.of(2024, 3, 5, 10, 15, 30);
    private static final int DIMENSION = 24;
    private static final int OF_EACH = 60;

    private final Random random = new Random(17);
    private final List<Examined> photographs = new ArrayList<>();
    /** Sixty pictures of each label. */
    public final ExactGallery gallery = new ExactGallery(new GalleryHeader(DIMENSION, "f00d", "model"));

    /** Without photographs yet. */
    public Made() {
        List<Entry> entries = new ArrayList<>();
        for (String label : LABELS) {
            for (int i = 0; i < OF_EACH; i++) {
                entries.add(new Entry(label + i, around(LABELS.indexOf(label)), Facts.of(Map.of(Facts.LABEL, label))));
            }
        }
        gallery.put(entries);
        gallery.commit();
    }

    /** Adds a photograph that looks like no other. */
    public Made photograph(String label) {
        return photograph(around(LABELS.indexOf(label)), good(), anyLook());
    }

    /** Adds photographs of a label. */
    public Made photographs(String label, int count) {
        for (int i = 0; i < count; i++) {
            photograph(label);
        }
        return this;
    }

    /** Adds a photograph that lies between two labels. */
    public Made between(String label, String other) {
        float[] values = around(LABELS.indexOf(label)).values().clone();
        float[] others = around(LABELS.indexOf(other)).values();
        for (int i = 0; i < values.length; i++) {
            values[i] += others[i];
        }
        return photograph(Embedding.normalized(values), good(), anyLook());
    }

    /** The same in colours that no organ has. */
    Made cold(String label, String other) {
        between(label, other);
        Examined warm = photographs.removeLast();
        photographs.add(new Examined(
                warm.number(),
                warm.id(),
                warm.taken(),
                warm.surroundings(),
                new Quality(1, 0.7, 1, 0.1),
                warm.look(),
                warm.thumbnail()));
        return this;
    }

    /** Adds a photograph of what the gallery does not have. */
    public Made foreign() {
        return photograph(around(DIMENSION - 1), good(), anyLook());
    }

    /** Adds a photograph that can be seen so well and looks like that. */
    public Made photograph(String label, Quality quality, DifferenceHash look) {
        return photograph(around(LABELS.indexOf(label)), quality, look);
    }

    private Made photograph(Embedding embedding, Quality quality, DifferenceHash look) {
        int number = photographs.size() + 1;
        photographs.add(new Examined(
                number, "photo" + number, Optional.empty(), Surroundings.of(gallery, embedding), quality, look, () ->
                        new byte[] {1}));
        return this;
    }

    /** Gives each photograph its time, in seconds since a moment; none where there are no more. */
    public Made taken(int... seconds) {
        for (int i = 0; i < seconds.length; i++) {
            Examined one = photographs.get(i);
            photographs.set(
                    i,
                    new Examined(
                            one.number(),
                            one.id(),
                            Optional.of(MOMENT.plusSeconds(seconds[i])),
                            one.surroundings(),
                            one.quality(),
                            one.look(),
                            one.thumbnail()));
        }
        return this;
    }

    /** All photographs so far. */
    public Examination examination() {
        return new Examination(photographs, List.of());
    }

    static Quality good() {
        return new Quality(1, 0.7, 1, 1);
    }

    /** Unlike every other. */
    public DifferenceHash anyLook() {
        return new DifferenceHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private Embedding around(int axis) {
        float[] values = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = 0.1f * (float) random.nextGaussian();
        }
        values[axis] += 1;
        return Embedding.normalized(values);
    }
}
