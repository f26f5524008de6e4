package io.retroflex.audit.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.audit.vote.Surroundings;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A gallery in the plane. */
class GalleryMapTest {
    private static final List<String> LABELS = List.of("cecum", "ileum", "polyp");
    private static final int DIMENSION = 12;

    private final Random random = new Random(3);

    @Test
    void picturesOfALabelThatLieApartInTheGalleryLieApartInThePlane() {
        GalleryMap map = GalleryMap.of(gallery(60), 1000, 1);

        assertThat(map.pictures().keySet()).containsExactlyElementsOf(LABELS);
        List<Placed> all =
                map.pictures().values().stream().flatMap(List::stream).toList();
        for (Placed one : all) {
            Placed nearest = all.stream()
                    .filter(other -> !other.id().equals(one.id()))
                    .min(Comparator.comparingDouble(other -> one.place().squaredDistance(other.place())))
                    .orElseThrow();
            assertThat(nearest.label()).isEqualTo(one.label());
        }
        assertThat(all).allSatisfy(placed -> {
            assertThat(placed.place().x()).isBetween(0.0, 1.0);
            assertThat(placed.place().y()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void theSameSeedGivesTheSamePlacesAndAnotherGivesOthers() {
        ExactGallery gallery = gallery(40);

        assertThat(GalleryMap.of(gallery, 1000, 7)).isEqualTo(GalleryMap.of(gallery, 1000, 7));
        assertThat(GalleryMap.of(gallery, 1000, 7)).isNotEqualTo(GalleryMap.of(gallery, 1000, 8));
    }

    @Test
    void ofTooManyPicturesEachLabelGivesItsShare() {
        GalleryMap map = GalleryMap.of(gallery(100), 90, 1);

        assertThat(map.size()).isEqualTo(90);
        assertThat(map.left()).isEqualTo(210);
        assertThat(map.pictures().values())
                .allSatisfy(pictures -> assertThat(pictures).hasSize(30));
    }

    @Test
    void aPictureLiesAmongItsNeighbours() {
        ExactGallery gallery = gallery(60);
        GalleryMap map = GalleryMap.of(gallery, 1000, 1);

        Place place = map.among(Surroundings.of(gallery, around(1)).votes()).orElseThrow();

        Placed nearest = map.pictures().values().stream()
                .flatMap(List::stream)
                .min(Comparator.comparingDouble(placed -> place.squaredDistance(placed.place())))
                .orElseThrow();
        assertThat(nearest.label()).isEqualTo("ileum");
    }

    @Test
    void neighbourhoodsAreKeptFarBetterThanByChance() {
        Trust trust = GalleryMap.of(gallery(60), 1000, 1).trust();

        assertThat(trust.asked()).isEqualTo(180);
        assertThat(trust.chance()).isEqualTo(10.0 / 179);
        assertThat(trust.kept()).isBetween(3 * trust.chance(), 1.0);
    }

    @Test
    void aMapOfTheEmbeddingsThemselvesKeepsEveryNeighbourhood() {
        float[][] flat = new float[50][];
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < flat.length; i++) {
            double angle = 0.02 * i;
            flat[i] = new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
            places.add(new Place(angle, 0));
        }

        assertThat(Trust.of(flat, places).kept()).isGreaterThan(0.95);
    }

    @Test
    void aFewPicturesMakeNoMap() {
        ExactGallery gallery = gallery(6);

        assertThatThrownBy(() -> GalleryMap.of(gallery, 1000, 1))
                .hasMessageContaining("at least 20 labelled pictures, and there are 18");
    }

    private ExactGallery gallery(int each) {
        ExactGallery gallery = new ExactGallery(new GalleryHeader(DIMENSION, "f00d", "model"));
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < each * LABELS.size(); i++) {
            int label = i % LABELS.size();
            entries.add(new Entry("picture-" + i, around(label), Facts.of(Map.of(Facts.LABEL, LABELS.get(label)))));
        }
        gallery.put(entries);
        gallery.commit();
        return gallery;
    }

    private Embedding around(int axis) {
        float[] values = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = (i == axis ? 1 : 0) + (float) (0.15 * random.nextGaussian());
        }
        return Embedding.normalized(values);
    }
}
