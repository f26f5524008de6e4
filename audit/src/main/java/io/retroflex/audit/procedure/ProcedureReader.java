package io.retroflex.audit.procedure;

import io.retroflex.vision.dataset.PictureFiles;
import io.retroflex.vision.picture.PictureLimits;
import io.retroflex.vision.picture.PictureReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Finds the photographs of a procedure: in a folder, however deep, in a ZIP archive, or as one file. */
public final class ProcedureReader {
    /** More pictures than any examination has; an archive that claims more is not unpacked. */
    static final int MOST_PHOTOGRAPHS = 20_000;

    private static final String MACOS = "__MACOSX";

    private ProcedureReader() {}

    /**
     * Finds them; none is read yet.
     *
     * @throws ProcedureException if there is nothing at the path, no photograph in it, or more than an examination has
     * @throws IOException if the folder or the archive cannot be read
     */
    public static Procedure find(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return procedure(place, inFolder(place));
        }
        if (!Files.isRegularFile(place)) {
            throw new ProcedureException(place + ": there is no such folder or archive; check the path");
        }
        return isZip(place) ? procedure(place, inArchive(place)) : procedure(place, alone(place));
    }

    private static Procedure procedure(Path place, List<Photograph> found) throws ProcedureException {
        if (found.isEmpty()) {
            throw new ProcedureException(
                    place
                            + ": there is no picture in it; a procedure is a folder or a ZIP of JPEG, PNG, BMP, TIFF, WebP or DICOM files");
        }
        String name = place.toAbsolutePath().normalize().getFileName().toString();
        return new Procedure(
                name,
                found.stream()
                        .sorted(Comparator.comparing(Photograph::name, NaturalOrder.BY_NAME))
                        .toList());
    }

    private static List<Photograph> alone(Path file) throws IOException {
        List<Photograph> found = new ArrayList<>();
        add(file, file.getFileName().toString(), found);
        return found;
    }

    private static List<Photograph> inFolder(Path place) throws IOException {
        // A link to a folder would be walked as one file.
        Path folder = place.toRealPath();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<Photograph> found = new ArrayList<>();
        for (Path file : files) {
            add(file, folder.relativize(file).toString().replace('\\', '/'), found);
        }
        return found;
    }

    private static void add(Path file, String name, List<Photograph> found) throws IOException {
        add(name, () -> PictureReader.bytes(file, PictureLimits.DEFAULT), found);
    }

    /** By the name of a file; what a system hides beside photographs is not of the procedure. */
    private static void add(String name, Photograph.Bytes content, List<Photograph> found) throws IOException {
        boolean hidden = Stream.of(name.split("/")).anyMatch(part -> part.startsWith(".") || part.equals(MACOS));
        if (hidden) {
            return;
        }
        if (PictureFiles.isPicture(name)) {
            found.add(Photograph.of(name, content));
        } else if (DicomPhotographs.mayBe(name)) {
            found.addAll(DicomPhotographs.of(name, content));
        }
        if (found.size() > MOST_PHOTOGRAPHS) {
            throw new ProcedureException(
                    name + ": up to here there are more than " + MOST_PHOTOGRAPHS + " pictures; is it one procedure?");
        }
    }

    private static boolean isZip(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static List<Photograph> inArchive(Path archive) throws IOException {
        List<Photograph> found = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.size() > MOST_PHOTOGRAPHS) {
                throw new ProcedureException(archive + ": it has " + zip.size() + " entries, more than the limit of "
                        + MOST_PHOTOGRAPHS + "; is it one procedure?");
            }
            List<? extends ZipEntry> entries = zip.stream().toList();
            ArchiveLimit.check(archive, entries);
            for (ZipEntry entry : entries) {
                if (!entry.isDirectory()) {
                    String name = entry.getName();
                    add(name, () -> unpacked(archive, name), found);
                }
            }
        } catch (ZipException e) {
            throw new ProcedureException(archive + ": it is no ZIP archive, or damaged (" + e.getMessage() + ")");
        }
        return found;
    }

    /** Opened anew for each, so that nothing stays open and any number of threads may read. */
    private static byte[] unpacked(Path archive, String name) throws IOException {
        String shown = archive + "!" + name;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new ProcedureException(shown + ": it is no longer in the archive");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return ArchiveLimit.bytes(in, entry, shown);
            }
        } catch (ZipException | EOFException e) {
            throw new ProcedureException(shown + ": it cannot be unpacked (" + e.getMessage() + "); pack it anew");
        }
    }
}
