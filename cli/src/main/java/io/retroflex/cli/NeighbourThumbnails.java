package io.retroflex.cli;

import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Neighbour;
import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Neighbours' pictures as small JPEGs: their field of view, for a gallery's pictures may have a processor's text in them too.
 * One that cannot be read is noted and has none.
 */
final class NeighbourThumbnails implements Function<Neighbour, Optional<byte[]>> {
    /** So many are kept, those that were asked for last: procedures of a unit have many neighbours in common. */
    private static final int KEPT = 2_000;

    private final NeighbourPictures pictures;
    private final Output output;
    private final Map<String, Optional<byte[]>> made = Collections.synchronizedMap(new LastAsked());

    private static final class LastAsked extends LinkedHashMap<String, Optional<byte[]>> {
        private static final long serialVersionUID = 1;

        LastAsked() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<byte[]>> eldest) {
            return size() > KEPT;
        }
    }

    NeighbourThumbnails(NeighbourPictures pictures, Output output) {
        this.pictures = pictures;
        this.output = output;
    }

    @Override
    public Optional<byte[]> apply(Neighbour neighbour) {
        return of(neighbour.id(), neighbour.facts());
    }

    /** The thumbnail of a picture; any number of threads may ask. */
    Optional<byte[]> of(String id, Facts facts) {
        Optional<byte[]> known = made.get(id);
        if (known != null) {
            return known;
        }
        Optional<byte[]> fresh = make(facts);
        made.put(id, fresh);
        return fresh;
    }

    private Optional<byte[]> make(Facts facts) {
        try {
            Optional<PictureSource> source = pictures.source(facts);
            if (source.isEmpty()) {
                return Optional.empty();
            }
            Picture picture = source.get().read();
            return Optional.of(Thumbnail.jpeg(FieldOfView.find(picture).apply(picture), Thumbnails.SIDE));
        } catch (IOException e) {
            output.note("no thumbnail: " + e.getMessage());
            return Optional.empty();
        }
    }
}
