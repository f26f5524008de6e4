package io.retroflex.gallery;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every gallery promises, whatever it is made of; each class of tests that extends this one runs on each kind. */
@ParameterizedClass
@EnumSource(GalleryKind.class)
abstract class GalleryContract {
    static final int DIMENSION = 24;
    static final GalleryHeader HEADER = new GalleryHeader(DIMENSION, "f00d", "models/starter");

    @Parameter
    private GalleryKind kind;

    @TempDir
    private Path folder;

    /** {@code -Dretroflex.seed=...} replays a failure; the seed is part of every failure's text. */
    private final long seed = Long.getLong("retroflex.seed", System.nanoTime());

    final Random random = new Random(seed);
    Gallery gallery;

    @BeforeEach
    void open() {
        gallery = kind.empty(HEADER, folder.resolve("gallery"));
    }

    @AfterEach
    void close() {
        gallery.close();
    }

    Entry entry(String id) {
        return new Entry(id, Samples.coarse(random, DIMENSION), Samples.facts(random));
    }

    Entry labelled(String id, String label) {
        return new Entry(id, Samples.coarse(random, DIMENSION), Facts.of(Map.of(Facts.LABEL, label)));
    }

    String replay() {
        return "replay with -Dretroflex.seed=" + seed;
    }
}
