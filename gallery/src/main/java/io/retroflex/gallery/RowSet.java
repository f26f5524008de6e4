package io.retroflex.gallery;

import java.util.BitSet;

/** Some of the rows of a matrix. */
record RowSet(BitSet bits) {
    /** Writes those from {@code first} up to {@code first + count}, less {@code first}; returns how many they are. */
    int within(int first, int count, int[] chosen) {
        int found = 0;
        int row = bits.nextSetBit(first);
        while (row >= 0 && row < first + count) {
            chosen[found++] = row - first;
            row = bits.nextSetBit(row + 1);
        }
        return found;
    }

    int size() {
        return bits.cardinality();
    }
}
