package io.retroflex.cli;

import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Pictures by id as small JPEGs, each made once. One that can no longer be read is noted and has none. */
final class Thumbnails implements Function<String, Optional<byte[]>> {
    /** The longer side in pixels. */
    static final int SIDE = 160;

    private final Function<String, Optional<PictureSource>> sources;
    private final Consumer<String> notes;
    private final Map<String, Optional<byte[]>> made = new HashMap<>();

    /** @param notes is told of each picture that cannot be read */
    Thumbnails(Map<String, Path> files, Consumer<String> notes) {
        Map<String, Path> known = Map.copyOf(files);
        this(id -> Optional.ofNullable(known.get(id)).map(PictureSource::file), notes);
    }

    /**
     * As above, of pictures wherever they come from.
     *
     * @param sources by id; nothing where there is no picture to be had
     */
    Thumbnails(Function<String, Optional<PictureSource>> sources, Consumer<String> notes) {
        this.sources = sources;
        this.notes = notes;
    }

    @Override
    public Optional<byte[]> apply(String id) {
        return made.computeIfAbsent(id, key -> sources.apply(key).flatMap(this::read));
    }

    private Optional<byte[]> read(PictureSource source) {
        try {
            return Optional.of(Thumbnail.jpeg(source.read(), SIDE));
        } catch (IOException e) {
            notes.accept("no thumbnail: " + e.getMessage());
            return Optional.empty();
        }
    }
}
