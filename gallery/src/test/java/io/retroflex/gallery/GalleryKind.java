package io.retroflex.gallery;

import java.nio.file.Path;

/** The kinds of gallery that keep the contract. */
enum GalleryKind {
    EXACT {
        @Override
        Gallery empty(GalleryHeader header, Path folder) {
            return new ExactGallery(header);
        }
    },
    LUCENE {
        @Override
        Gallery empty(GalleryHeader header, Path folder) {
            return LuceneGallery.create(folder, header);
        }
    };

    /** A new gallery; one that is on the disk is in that folder. */
    abstract Gallery empty(GalleryHeader header, Path folder);
}
