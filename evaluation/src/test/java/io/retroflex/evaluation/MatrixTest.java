package io.retroflex.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.vision.model.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 37, 384})
    void cosinesAreInnerProductsInEveryDimension(int dimension) {
        Random random = new Random(dimension);
        List<Entry> queries = gaussian(random, 19, dimension);
        List<Entry> gallery = gaussian(random, 91, dimension);
        Matrix matrix = new Matrix(gallery, dimension);
        float[] scores = new float[Matrix.QUERIES * matrix.paddedRows()];
        for (int first = 0; first < queries.size(); first += Matrix.QUERIES) {
            matrix.cosines(new Matrix(queries, dimension), first, scores);
            for (int query = first; query < Math.min(first + Matrix.QUERIES, queries.size()); query++) {
                for (int picture = 0; picture < gallery.size(); picture++) {
                    assertThat(scores[(query - first) * matrix.paddedRows() + picture])
                            .isEqualTo(
                                    queries.get(query)
                                            .embedding()
                                            .cosine(gallery.get(picture).embedding()),
                                    within(2e-6f));
                }
            }
        }
    }

    @Test
    void keysSortByFallingCosineThenByIndex() {
        float[] cosines = {-0f, 0.5f, -1, 1, 0, -0.25f, 0.5f};
        long[] keys = new long[cosines.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = RankKey.of(cosines[i], i);
        }
        Arrays.sort(keys);
        assertThat(Arrays.stream(keys).mapToInt(RankKey::index)).containsExactly(3, 1, 6, 0, 4, 5, 2);
        assertThat(Arrays.stream(keys).mapToObj(RankKey::cosine)).containsExactly(1f, 0.5f, 0.5f, 0f, 0f, -0.25f, -1f);
    }

    private static List<Entry> gaussian(Random random, int count, int dimension) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] values = new float[dimension];
            for (int j = 0; j < dimension; j++) {
                values[j] = (float) random.nextGaussian();
            }
            entries.add(new Entry("p" + i, Embedding.normalized(values), Facts.of(Map.of())));
        }
        return entries;
    }
}
