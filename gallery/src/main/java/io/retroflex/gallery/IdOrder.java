package io.retroflex.gallery;

import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The rows of a gallery in the order of their ids, sorted once: a page of some of them costs a pass over numbers. */
final class IdOrder {
    private final int[] rows;

    /** Orders the rows that have these ids. */
    IdOrder(String[] ids) {
        this.rows = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparing(row -> ids[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Those that are wanted. */
    IntStream rows(IntPredicate wanted) {
        return IntStream.of(rows).filter(wanted);
    }

    /**
     * Those on a page of the wanted ones.
     *
     * @throws IllegalArgumentException if {@code from} or {@code size} is negative
     */
    IntStream page(IntPredicate wanted, int from, int size) {
        if (from < 0 || size < 0) {
            throw new IllegalArgumentException("asked for " + size + " pictures from number " + from
                    + " on; a page begins at number 0 or later and has 0 pictures or more");
        }
        return rows(wanted).skip(from).limit(size);
    }
}
