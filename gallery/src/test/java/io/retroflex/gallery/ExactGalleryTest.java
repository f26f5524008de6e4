package io.retroflex.gallery;

class ExactGalleryTest extends GalleryContractTest {
    @Override
    Gallery empty() {
        return new ExactGallery(HEADER);
    }
}
