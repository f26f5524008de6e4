package io.retroflex.gallery;

/** The best of the rows offered: highest score first, equal scores in the order of the rows' ids. */
final class TopRows {
    private final String[] ids;
    /** A heap with the worst kept row at its root. */
    private final float[] scores;

    private final int[] rows;
    private int size;

    /** Keeps up to {@code capacity} rows; {@code ids} are those of all rows. */
    TopRows(int capacity, String[] ids) {
        this.ids = ids;
        this.scores = new float[capacity];
        this.rows = new int[capacity];
    }

    /** Offers {@code count} rows, {@code first + chosen[i]} with {@code candidates[i]}. */
    void offer(float[] candidates, int[] chosen, int count, int first) {
        int i = 0;
        for (; i < count && size < scores.length; i++) {
            scores[size] = candidates[i];
            rows[size] = first + chosen[i];
            up(size++);
        }
        if (size == 0) {
            return;
        }
        for (; i < count; i++) {
            replaceWorst(candidates[i], first + chosen[i]);
        }
    }

    /** Offers one row. */
    void offer(float score, int row) {
        if (size < scores.length) {
            scores[size] = score;
            rows[size] = row;
            up(size++);
        } else if (size > 0) {
            replaceWorst(score, row);
        }
    }

    private void replaceWorst(float score, int row) {
        if (score >= scores[0] && better(score, row, scores[0], rows[0])) {
            scores[0] = score;
            rows[0] = row;
            down(size);
        }
    }

    /** How many are kept. */
    int size() {
        return size;
    }

    /** Orders the kept rows best first; nothing can be offered afterwards. */
    void sort() {
        for (int last = size - 1; last > 0; last--) {
            swap(0, last);
            down(last);
        }
    }

    int row(int rank) {
        return rows[rank];
    }

    float score(int rank) {
        return scores[rank];
    }

    private boolean better(float score, int row, float otherScore, int otherRow) {
        return score > otherScore || (score == otherScore && ids[row].compareTo(ids[otherRow]) < 0);
    }

    private boolean better(int a, int b) {
        return better(scores[a], rows[a], scores[b], rows[b]);
    }

    private void up(int node) {
        int child = node;
        while (child > 0 && better((child - 1) / 2, child)) {
            swap(child, (child - 1) / 2);
            child = (child - 1) / 2;
        }
    }

    private void down(int end) {
        int node = 0;
        while (2 * node + 1 < end) {
            int worst = 2 * node + 1;
            if (worst + 1 < end && better(worst, worst + 1)) {
                worst++;
            }
            if (!better(node, worst)) {
                return;
            }
            swap(node, worst);
            node = worst;
        }
    }

    private void swap(int a, int b) {
        float score = scores[a];
        scores[a] = scores[b];
        scores[b] = score;
        int row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
    }
}
