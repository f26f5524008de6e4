package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gallery that comes with Retroflex: vectors, labels and file names of pictures, and no picture. A number of its vectors
 * takes a byte; their cosines are within three thousandths of what they were.
 *
 * <p>Three files: {@code gallery.json} ({@link BoxHeader}), {@code facts.csv} with a row a picture, and {@code vectors.i8}, the
 * vectors in the same order ({@link ByteVectors}), the low byte of a scale first.
 */
public final class BoxedGallery {
    private static final String PLACE = "/io/retroflex/gallery/box/";
    private static final String HEADER = "gallery.json";
    private static final String FACTS = "facts.csv";
    private static final String VECTORS = "vectors.i8";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final String place;
    private final Contents contents;
    private final BoxHeader header;

    /** Files by name. */
    private interface Contents {
        Optional<byte[]> read(String name) throws IOException;
    }

    private BoxedGallery(String place, Contents contents, BoxHeader header) {
        this.place = place;
        this.contents = contents;
        this.header = header;
    }

    /** The gallery of that name in this build of Retroflex, if it has it. */
    public static Optional<BoxedGallery> named(String name) {
        String folder = PLACE + name + "/";
        return find(folder, file -> {
            try (InputStream in = BoxedGallery.class.getResourceAsStream(folder + file)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        });
    }

    /** The gallery that {@link #write} put into a folder, if there is one. */
    public static Optional<BoxedGallery> in(Path folder) {
        return find(folder + "/", name -> {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        });
    }

    private static Optional<BoxedGallery> find(String place, Contents contents) {
        try {
            return contents.read(HEADER).map(json -> new BoxedGallery(place, contents, header(place, json)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BoxHeader header(String place, byte[] json) {
        BoxHeader header;
        try {
            header = JSON.readValue(json, BoxHeader.class);
        } catch (JacksonException e) {
            throw damaged(place, HEADER + " does not describe a gallery: " + e.getOriginalMessage());
        }
        if (header.format() != BoxHeader.FORMAT) {
            throw damaged(place, "it has format " + header.format() + ", this version reads " + BoxHeader.FORMAT);
        }
        return header;
    }

    /**
     * Writes what goes into the box.
     *
     * @param credit whose pictures they are and under which licence
     * @throws IllegalArgumentException if there is no picture, or one has no source
     */
    public static BoxHeader write(Path folder, GalleryHeader made, String model, String credit, List<Entry> entries)
            throws IOException {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a gallery in the box has at least one picture");
        }
        Map<String, Integer> sources = new TreeMap<>();
        ByteBuffer vectors = ByteBuffer.allocate(Math.multiplyExact(entries.size(), ByteVectors.size(made.dimension())))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (Entry entry : entries) {
            sources.merge(
                    entry.facts()
                            .get(Facts.SOURCE)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "picture " + entry.id() + " has no source; say where it comes from")),
                    1,
                    Integer::sum);
            ByteVectors.write(entry.embedding().values(), vectors);
        }
        byte[] facts = FactsTable.of(entries).getBytes(StandardCharsets.UTF_8);
        BoxHeader header = new BoxHeader(
                BoxHeader.FORMAT,
                model,
                made.fingerprint(),
                made.dimension(),
                sources,
                credit,
                Map.of(FACTS, sum(facts), VECTORS, sum(vectors.array())));
        Files.createDirectories(folder);
        Files.write(folder.resolve(FACTS), facts);
        Files.write(folder.resolve(VECTORS), vectors.array());
        Files.write(folder.resolve(HEADER), JSON.writeValueAsBytes(header));
        return header;
    }

    /** What it is. */
    public BoxHeader header() {
        return header;
    }

    /**
     * Opens it, in memory.
     *
     * @throws GalleryException if it is damaged
     */
    public ExactGallery open() throws IOException {
        try {
            return opened();
        } catch (IllegalArgumentException e) {
            throw damaged(place, e.getMessage());
        }
    }

    private ExactGallery opened() throws IOException {
        List<FactsTable.Row> rows = FactsTable.read(new String(summed(FACTS), StandardCharsets.UTF_8));
        if (rows.size() != header.size()) {
            throw damaged(place, FACTS + " has " + rows.size() + " pictures, " + HEADER + " says " + header.size());
        }
        ByteBuffer vectors = ByteBuffer.wrap(summed(VECTORS)).order(ByteOrder.LITTLE_ENDIAN);
        if (vectors.remaining() != (long) rows.size() * ByteVectors.size(header.dimension())) {
            throw damaged(
                    place,
                    rows.size() + " pictures of " + header.dimension() + " numbers are not the " + vectors.remaining()
                            + " bytes of " + VECTORS);
        }
        List<Entry> entries = new ArrayList<>(rows.size());
        for (FactsTable.Row row : rows) {
            Embedding embedding = Embedding.normalized(ByteVectors.read(vectors, header.dimension()));
            entries.add(new Entry(row.id(), embedding, row.facts()));
        }
        ExactGallery gallery = new ExactGallery(
                new GalleryHeader(header.dimension(), header.fingerprint(), header.model()),
                "the gallery in the box of " + header.model());
        gallery.put(entries);
        gallery.commit();
        return gallery;
    }

    private byte[] summed(String name) throws IOException {
        byte[] bytes = contents.read(name).orElseThrow(() -> damaged(place, "it has no " + name));
        String actual = sum(bytes);
        if (!actual.equals(header.sums().get(name))) {
            throw damaged(
                    place,
                    "its " + name + " has SHA-256 " + actual + ", not "
                            + header.sums().get(name));
        }
        return bytes;
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static GalleryException damaged(String place, @Nullable String rule) {
        return new GalleryException(
                "the gallery in the box, " + place + ", is damaged: " + rule + "; install or build Retroflex again");
    }
}
