package io.retroflex.server.procedure;

import io.retroflex.audit.procedure.NaturalOrder;
import io.retroflex.vision.dicom.DicomFile;
import io.retroflex.vision.picture.CaptureTime;
import io.retroflex.vision.picture.CleanPicture;
import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureId;
import io.retroflex.vision.picture.PictureLimits;
import io.retroflex.vision.picture.PictureReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Finds the photographs in files that were sent, and cleans them: names, identifiers and whatever else a file holds beside its
 * pixels end here. What cannot be read is noted, and the rest goes on.
 */
final class UploadReader {
    /** More entries than any examination has photographs. */
    private static final int MOST_ENTRIES = 20_000;

    /** Archives of photographs hardly shrink: one that unpacks to more is made to fill memory or time. */
    private static final long MOST_UNPACKED = 2L << 30;

    private final Path temporary;
    private final Sink sink;
    private final List<String> refused = new ArrayList<>();

    /** Takes photographs one by one, so that no more than one is in memory. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes one.
         *
         * @param file with its pixels and nothing else
         */
        void take(CleanPhotograph photograph, byte[] file) throws IOException;
    }

    /** @param temporary a folder for archives while they are read */
    UploadReader(Path temporary, Sink sink) {
        this.temporary = temporary;
        this.sink = sink;
    }

    /**
     * Reads files in their order.
     *
     * @return what could not be read, and why, each by its number
     * @throws IOException if the disk fails
     */
    List<String> read(List<UploadedFile> files) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            read(files.get(i), "file " + (i + 1));
        }
        return List.copyOf(refused);
    }

    private void read(UploadedFile file, String name) throws IOException {
        if (isArchive(file)) {
            readArchive(file, name);
            return;
        }
        try (InputStream in = file.open()) {
            photographs(PictureReader.bytes(in, name, PictureLimits.DEFAULT), name);
        } catch (PictureException e) {
            refused.add(e.getMessage());
        }
    }

    private static boolean isArchive(UploadedFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    private void photographs(byte[] bytes, String name) throws IOException {
        String content = PictureId.of(bytes);
        if (!DicomFile.isDicom(bytes)) {
            sink.take(new CleanPhotograph(content, CaptureTime.of(bytes)), CleanPicture.of(bytes, name));
            return;
        }
        DicomFrames.take(DicomFile.read(bytes, name, PictureLimits.DEFAULT), content, sink);
    }

    private void readArchive(UploadedFile file, String name) throws IOException {
        Path archive = Files.createTempFile(temporary, "archive-", ".zip");
        try {
            try (InputStream in = file.open()) {
                Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
            }
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                readEntries(zip, name);
            }
        } catch (ZipException | IllegalArgumentException e) {
            // The second for names that are no text.
            refused.add(name + ": it is no ZIP archive, or damaged; pack it anew");
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private void readEntries(ZipFile zip, String name) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            refused.add(name + ": it has " + zip.size() + " entries, more than the limit of " + MOST_ENTRIES
                    + "; is it one procedure?");
            return;
        }
        List<? extends ZipEntry> entries = zip.stream()
                .filter(entry -> !entry.isDirectory() && !isHidden(entry.getName()))
                .sorted(Comparator.comparing(ZipEntry::getName, NaturalOrder.BY_NAME))
                .toList();
        long unpacked = 0;
        for (int i = 0; i < entries.size(); i++) {
            String shown = name + ", entry " + (i + 1);
            try (InputStream in = zip.getInputStream(entries.get(i))) {
                // What the archive says of an entry's size is not to be trusted.
                byte[] bytes = PictureReader.bytes(in, shown, PictureLimits.DEFAULT);
                unpacked += bytes.length;
                photographs(bytes, shown);
            } catch (PictureException e) {
                refused.add(e.getMessage());
            } catch (ZipException | EOFException e) {
                refused.add(shown + ": it cannot be unpacked; pack it anew");
            }
            if (unpacked > MOST_UNPACKED) {
                refused.add(shown + ": up to here the archive unpacks to more than " + MOST_UNPACKED
                        + " bytes; the rest was not read");
                return;
            }
        }
    }

    /** What a system hides beside photographs. */
    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.contains("/.") || name.contains("__MACOSX/");
    }
}
