package io.retroflex.gallery;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneGalleryTest extends GalleryContractTest {
    @TempDir
    Path folder;

    @Override
    Gallery empty() {
        return LuceneGallery.create(folder.resolve("gallery"), HEADER);
    }
}
