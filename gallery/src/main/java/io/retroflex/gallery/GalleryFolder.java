package io.retroflex.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOSupplier;

/** The folder of a gallery: whether it is one, whose vectors it holds, and what went wrong with it, in plain words. */
final class GalleryFolder {
    private static final String FORMAT_KEY = "retroflex.format";
    private static final String DIMENSION_KEY = "retroflex.dimension";
    private static final String FINGERPRINT_KEY = "retroflex.fingerprint";
    private static final String MODEL_KEY = "retroflex.model";

    private static final String FORMAT = "1";

    /** Held here because the logging framework forgets the level of a logger that nobody holds. */
    private static final List<Logger> LUCENE_LOGGERS = Stream.of(
                    "org.apache.lucene.internal.vectorization", "org.apache.lucene.store")
            .map(Logger::getLogger)
            .toList();

    static {
        // Lucene reports at its first use that it found vector instructions; that they are missing stays a warning.
        LUCENE_LOGGERS.stream()
                .filter(logger -> logger.getLevel() == null)
                .forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private final Path path;

    GalleryFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    boolean isGallery() {
        return Files.isDirectory(path)
                && explained(() -> {
                    try (Directory directory = directory()) {
                        return DirectoryReader.indexExists(directory);
                    }
                });
    }

    void requireGallery() {
        if (!Files.exists(path)) {
            throw new GalleryException("there is no gallery at " + path + "; make one with: retroflex gallery build");
        }
        if (!isGallery()) {
            throw new GalleryException(path + " is not a gallery; make one elsewhere with: retroflex gallery build");
        }
    }

    /** Makes sure that a gallery can be made here, and makes the folder. */
    void requireFree() {
        if (isGallery()) {
            throw new GalleryException(path + " holds a gallery already; add to it, or choose another folder");
        }
        explained(() -> {
            Files.createDirectories(path);
            try (Stream<Path> files = Files.list(path)) {
                if (!files.allMatch(GalleryFolder::isLeftBehind)) {
                    throw new GalleryException(path + " holds other files; a gallery needs a folder of its own");
                }
            }
            return path;
        });
    }

    /** What a gallery leaves behind whose making was interrupted before it held anything. */
    private static boolean isLeftBehind(Path file) {
        String name = file.getFileName().toString();
        return name.equals(IndexWriter.WRITE_LOCK_NAME)
                || name.startsWith(IndexFileNames.PENDING_SEGMENTS)
                || IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches();
    }

    Directory directory() throws IOException {
        return FSDirectory.open(path);
    }

    static Map<String, String> userData(GalleryHeader header) {
        return Map.of(
                FORMAT_KEY, FORMAT,
                DIMENSION_KEY, Integer.toString(header.dimension()),
                FINGERPRINT_KEY, header.fingerprint(),
                MODEL_KEY, header.model());
    }

    /** The header in the last commit. */
    GalleryHeader header(Directory directory) throws IOException {
        Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
        String format = data.get(FORMAT_KEY);
        if (format == null) {
            throw new GalleryException(path + " is a Lucene index, but not one of a gallery");
        }
        if (!format.equals(FORMAT)) {
            throw new GalleryException(
                    "%s has format %s, and this Retroflex reads format %s; use the Retroflex that made it, or build it anew"
                            .formatted(this, format, FORMAT));
        }
        try {
            return new GalleryHeader(
                    Integer.parseInt(data.getOrDefault(DIMENSION_KEY, "")),
                    data.getOrDefault(FINGERPRINT_KEY, ""),
                    data.getOrDefault(MODEL_KEY, ""));
        } catch (IllegalArgumentException e) {
            throw new GalleryException(this + " has a damaged header: " + e.getMessage() + "; build it anew", e);
        }
    }

    /** Runs what may fail on the disk; a failure says what it means for this gallery. */
    <T> T explained(IOSupplier<T> action) {
        try {
            return action.get();
        } catch (LockObtainFailedException e) {
            throw new GalleryException(this + " is being written by another process; wait until it is done", e);
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw new GalleryException(
                    this + " was written by another version of Retroflex that this one cannot read; build it anew", e);
        } catch (CorruptIndexException e) {
            throw new GalleryException(
                    this + " is damaged: " + e.getMessage() + "; put a copy in its place, or build it anew", e);
        } catch (IOException e) {
            throw new UncheckedIOException(this + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "gallery " + path;
    }
}
