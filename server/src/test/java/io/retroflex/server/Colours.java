package io.retroflex.server;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pictures of one colour each, and a gallery of them. */
public final class Colours {
    private static final List<String> LABELS = List.of("red", "green", "blue");
    private static final int SIDE = 48;

    private Colours() {}

    /** A JPEG of a colour. */
    public static byte[] jpeg(String label) throws IOException {
        return jpeg(label, 30);
    }

    /** A JPEG of a shade of a colour; the gallery has those from 0 to 11, each of one colour. */
    static byte[] jpeg(String label, int shade) throws IOException {
        return Thumbnail.jpeg(picture(LABELS.indexOf(label), shade), SIDE);
    }

    /** Four pictures of each colour, from files that are named after a patient. */
    static ExactGallery gallery(Model model) throws IOException {
        try (DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forFew())) {
            ExactGallery gallery =
                    new ExactGallery(new GalleryHeader(embedder.dimension(), model.fingerprint(), "small"));
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int colour = i % LABELS.size();
                entries.add(new Entry(
                        "picture-" + i,
                        embedder.embed(picture(colour, i)),
                        Facts.of(Map.of(Facts.LABEL, LABELS.get(colour), Facts.FILE, "Mustermann " + i + ".jpg"))));
            }
            gallery.put(entries);
            gallery.commit();
            return gallery;
        }
    }

    private static Picture picture(int colour, int shade) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        for (int i = colour; i < rgb.length; i += 3) {
            rgb[i] = (byte) (200 + shade);
        }
        return new Picture(SIDE, SIDE, rgb);
    }
}
