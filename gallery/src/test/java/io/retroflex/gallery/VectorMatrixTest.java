package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorMatrixTest {
    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 15, 16, 33, 384, 513, 4096})
    void cosinesAreTheInnerProductsOfEveryRow(int dimension) {
        // More rows than a block of the matrix holds, and not a multiple of the rows of a pass.
        int count = Math.min(20_000, (1 << 18) / dimension + 7);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Samples.fine(random, dimension).values());
        }
        float[] query = Samples.fine(random, dimension).values();
        float[] cosines = new float[count];
        VectorMatrix matrix = VectorMatrix.of(dimension, rows);
        matrix.cosines(query, cosines);
        for (int row = 0; row < count; row++) {
            double expected = 0;
            for (int i = 0; i < dimension; i++) {
                expected += (double) rows.get(row)[i] * query[i];
            }
            assertThat((double) cosines[row]).as("row %d", row).isCloseTo(expected, Offset.offset(1e-6));
        }
        assertThat(matrix.row(count - 1)).isEqualTo(rows.getLast());
    }

    @Test
    void equalRowsHaveEqualResultsWhereverTheyLieAndHoweverOftenTheyAreComputed() {
        float[] row = Samples.fine(random, 100).values();
        VectorMatrix matrix = VectorMatrix.of(100, Collections.nCopies(3001, row));
        float[] query = Samples.fine(random, 100).values();
        float[] first = new float[1];
        VectorMatrix.of(100, List.of(row)).cosines(query, first);
        float[] cosines = new float[3001];
        for (int i = 0; i < 200; i++) {
            matrix.cosines(query, cosines);
            assertThat(cosines).containsOnly(first[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 513, 4096})
    void severalQueriesHaveTheResultsThatEachHasAlone(int dimension) {
        int count = Math.min(20_000, (1 << 18) / dimension + 7);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Samples.fine(random, dimension).values());
        }
        VectorMatrix matrix = VectorMatrix.of(dimension, rows);
        float[][] queries = new float[3][];
        for (int query = 0; query < queries.length; query++) {
            queries[query] = Samples.fine(random, dimension).values();
        }
        float[][] together = new float[queries.length][count];
        matrix.cosines(queries, together);
        for (int query = 0; query < queries.length; query++) {
            float[] alone = new float[count];
            matrix.cosines(queries[query], alone);
            assertThat(together[query]).as("query %d", query).isEqualTo(alone);
        }
    }

    @Test
    void changingRowsLeavesTheMatrixItCameFrom() {
        VectorMatrix matrix = VectorMatrix.of(2, List.of(new float[] {1, 0}, new float[] {0, 1}));
        VectorMatrix changed = matrix.with(3, Map.of(0, new float[] {3, 4}, 2, new float[] {5, 6}));
        assertThat(matrix.row(0)).containsExactly(1, 0);
        assertThat(changed.row(0)).containsExactly(3, 4);
        assertThat(changed.row(1)).containsExactly(0, 1);
        assertThat(changed.row(2)).containsExactly(5, 6);
        assertThat(changed.with(1, Map.of()).rows()).isEqualTo(1);
    }

    @Test
    void otherDimensionsAreRefused() {
        VectorMatrix matrix = VectorMatrix.of(2, List.of(new float[] {1, 0}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorMatrix.of(2, List.of(new float[3])))
                .withMessageContaining("dimension 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.cosines(new float[3], new float[1]))
                .withMessageContaining("dimension 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.cosines(new float[2], new float[0]))
                .withMessageContaining("room for 0");
    }
}
