package io.retroflex.gallery;

import static io.retroflex.gallery.GalleryContract.HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gallery's folder endures. */
class LuceneFolderTest {
    @TempDir
    Path folder;

    @Test
    void galleryIsThereAgainWhenOpenedAgain() {
        try (LuceneGallery gallery = LuceneGallery.create(path(), HEADER)) {
            gallery.put(CrashingWriter.entries(0));
            gallery.commit();
            gallery.put(CrashingWriter.entries(1));
        }
        try (LuceneGallery gallery = LuceneGallery.open(path())) {
            assertThat(gallery.header()).isEqualTo(HEADER);
            assertThat(entries(gallery)).containsExactlyInAnyOrderElementsOf(CrashingWriter.entries(0));
        }
    }

    @Test
    void processKilledBetweenCommitsLeavesTheLastCommit() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        path().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(writer.waitFor()).as(said).isEqualTo(137);
        // The machine's own note on incubating modules aside, a gallery says nothing.
        assertThat(said.lines()).allMatch(line -> line.contains("jdk.incubator.vector"));

        assertThat(LuceneGallery.check(path()).problems()).isEmpty();
        List<Entry> committed = new ArrayList<>();
        for (int batch = 0; batch < CrashingWriter.COMMITS; batch++) {
            committed.addAll(CrashingWriter.entries(batch));
        }
        try (LuceneGallery gallery = LuceneGallery.open(path())) {
            assertThat(entries(gallery)).containsExactlyInAnyOrderElementsOf(committed);
            assertThat(gallery.put(CrashingWriter.entries(2)).unchanged()).isEqualTo(CrashingWriter.BATCH);
            assertThat(gallery.put(CrashingWriter.entries(3)).added()).isEqualTo(CrashingWriter.BATCH);
            gallery.commit();
        }
        GalleryCheck check = LuceneGallery.check(path());
        assertThat(check.problems()).isEmpty();
        assertThat(check.entries()).isEqualTo(4 * CrashingWriter.BATCH);
    }

    @Test
    void oneProcessWritesAtATimeAndOthersRead() {
        try (LuceneGallery writing = LuceneGallery.create(path(), HEADER)) {
            writing.put(CrashingWriter.entries(0));
            writing.commit();
            assertThatThrownBy(() -> LuceneGallery.open(path()))
                    .isInstanceOf(GalleryException.class)
                    .hasMessageContaining("gallery " + path() + " is being written by another process");
            assertThatThrownBy(() -> LuceneGallery.check(path()))
                    .isInstanceOf(GalleryException.class)
                    .hasMessageContaining("is being written by another process");
            try (LuceneGallery reading = LuceneGallery.openReadOnly(path())) {
                assertThat(reading.size()).isEqualTo(CrashingWriter.BATCH);
                assertThatIllegalStateException()
                        .isThrownBy(() -> reading.put(CrashingWriter.entries(1)))
                        .withMessageContaining("read only");
                writing.put(CrashingWriter.entries(1));
                writing.commit();
                assertThat(reading.size()).isEqualTo(CrashingWriter.BATCH);
                reading.refresh();
                assertThat(reading.size()).isEqualTo(2 * CrashingWriter.BATCH);
            }
        }
        LuceneGallery.open(path()).close();
    }

    @Test
    void anyFlippedByteIsFound() throws IOException {
        try (LuceneGallery gallery = LuceneGallery.create(path(), HEADER)) {
            gallery.put(CrashingWriter.entries(0));
            gallery.commit();
            gallery.remove(List.of("0-3"));
            gallery.commit();
        }
        Random random = new Random(5);
        int tried = 0;
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            if (whole.length == 0) {
                continue;
            }
            byte[] flipped = whole.clone();
            int at = random.nextInt(whole.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertThat(LuceneGallery.check(path()).clean())
                    .as("byte %d of %s", at, file.getFileName())
                    .isFalse();
            Files.write(file, whole);
            tried++;
        }
        assertThat(tried).isGreaterThan(3);
        assertThat(LuceneGallery.check(path()).problems()).isEmpty();
    }

    @Test
    void copyIsTheLastCommitWhateverIsWrittenMeanwhile() {
        Path copied = folder.resolve("copy");
        try (LuceneGallery gallery = LuceneGallery.create(path(), HEADER)) {
            gallery.put(CrashingWriter.entries(0));
            gallery.commit();
            gallery.put(CrashingWriter.entries(1));
            gallery.copyTo(copied);
            gallery.commit();
            assertThatThrownBy(() -> gallery.copyTo(copied))
                    .isInstanceOf(GalleryException.class)
                    .hasMessageContaining("holds a gallery already");
        }
        assertThat(LuceneGallery.check(copied).problems()).isEmpty();
        try (LuceneGallery copy = LuceneGallery.open(copied);
                LuceneGallery original = LuceneGallery.openReadOnly(path())) {
            assertThat(copy.header()).isEqualTo(HEADER);
            assertThat(entries(copy)).containsExactlyInAnyOrderElementsOf(CrashingWriter.entries(0));
            original.copyTo(folder.resolve("second"));
        }
        assertThat(LuceneGallery.check(folder.resolve("second")).entries()).isEqualTo(2 * CrashingWriter.BATCH);
    }

    @Test
    void foldersThatAreNoGalleryAreRefused() throws IOException {
        assertThatThrownBy(() -> LuceneGallery.open(path()))
                .isInstanceOf(GalleryException.class)
                .hasMessageContaining("there is no gallery at " + path());
        assertThat(path()).doesNotExist();
        Files.createDirectories(path());
        Files.writeString(path().resolve("holiday.txt"), "photographs");
        assertThatThrownBy(() -> LuceneGallery.open(path()))
                .isInstanceOf(GalleryException.class)
                .hasMessageContaining("is not a gallery");
        assertThatThrownBy(() -> LuceneGallery.create(path(), HEADER))
                .isInstanceOf(GalleryException.class)
                .hasMessageContaining("holds other files");
        assertThatThrownBy(() -> LuceneGallery.check(path()))
                .isInstanceOf(GalleryException.class)
                .hasMessageContaining("is not a gallery");
    }

    @Test
    void indexOfAnotherProgramIsRefusedAndLeftAlone() throws IOException {
        try (Directory directory = FSDirectory.open(path());
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.commit();
        }
        List<Path> before = files();
        assertThatThrownBy(() -> LuceneGallery.open(path()))
                .isInstanceOf(GalleryException.class)
                .hasMessageContaining("not one of a gallery");
        assertThat(LuceneGallery.check(path()).problems())
                .singleElement()
                .asString()
                .contains("not one of a gallery");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void damagedListOfSegmentsIsExplained() throws IOException {
        LuceneGallery.create(path(), HEADER).close();
        for (Path file : files()) {
            if (file.getFileName().toString().startsWith("segments_")) {
                Files.writeString(file, "no index at all, but long enough to be read as one");
            }
        }
        assertThatThrownBy(() -> LuceneGallery.open(path()))
                .isInstanceOf(GalleryException.class)
                .hasMessageContaining("gallery " + path());
        assertThat(LuceneGallery.check(path()).clean()).isFalse();
    }

    @Test
    void openingOrMakingTakesOnlyTheSameModel() {
        LuceneGallery.openOrCreate(path(), HEADER).close();
        LuceneGallery.openOrCreate(path(), HEADER).close();
        GalleryHeader other = new GalleryHeader(HEADER.dimension(), "beef", HEADER.model());
        assertThatThrownBy(() -> LuceneGallery.openOrCreate(path(), other))
                .isInstanceOf(GalleryException.class)
                .hasMessageContaining("retroflex gallery reembed");
        // The refusal did not keep the gallery locked.
        LuceneGallery.open(path()).close();
    }

    @Test
    void makingThatWasInterruptedCanBeBegunAgain() throws IOException {
        Files.createDirectories(path());
        Files.createFile(path().resolve("write.lock"));
        Files.writeString(path().resolve("pending_segments_1"), "half of it");
        LuceneGallery.create(path(), HEADER).close();
        assertThat(LuceneGallery.check(path()).problems()).isEmpty();
    }

    private static List<Entry> entries(GalleryReader gallery) {
        List<Entry> entries = new ArrayList<>();
        gallery.forEach(Filter.ALL, entries::add);
        return entries;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path())) {
            return files.sorted().toList();
        }
    }

    private Path path() {
        return folder.resolve("gallery");
    }
}
