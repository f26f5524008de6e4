package io.retroflex.vision.explain;

/** How far the cosine falls when a part of a picture is hidden, cell by cell; below zero where it rises. */
public final class HeatMap {
    private final int rows;
    private final int columns;
    private final float[] falls;

    /**
     * @param falls {@code float[rows * columns]}, row by row; copied
     * @throws IllegalArgumentException if the array does not have that length
     */
    public HeatMap(int rows, int columns, float[] falls) {
        if (rows < 1 || columns < 1 || falls.length != rows * columns) {
            throw new IllegalArgumentException(
                    "a heat map of " + rows + " x " + columns + " cells does not have " + falls.length + " values");
        }
        this.rows = rows;
        this.columns = columns;
        this.falls = falls.clone();
    }

    /** From top to bottom. */
    public int rows() {
        return rows;
    }

    /** From left to right. */
    public int columns() {
        return columns;
    }

    /** The fall of the cosine at a cell. */
    public float at(int row, int column) {
        return falls[row * columns + column];
    }

    /**
     * The fall at a place: in a cell's middle that of the cell, and in proportion from one middle to the next.
     *
     * @param x from 0, the left edge, to 1
     * @param y from 0, the upper edge, to 1
     */
    public float between(double x, double y) {
        double column = Math.clamp(x * columns - 0.5, 0, columns - 1);
        double row = Math.clamp(y * rows - 0.5, 0, rows - 1);
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(left + 1, columns - 1);
        int bottom = Math.min(top + 1, rows - 1);
        double upper = at(top, left) + (column - left) * (at(top, right) - at(top, left));
        double lower = at(bottom, left) + (column - left) * (at(bottom, right) - at(bottom, left));
        return (float) (upper + (row - top) * (lower - upper));
    }

    /** The highest fall of any cell. */
    public float highest() {
        float highest = falls[0];
        for (float fall : falls) {
            highest = Math.max(highest, fall);
        }
        return highest;
    }

    /** The lowest fall of any cell; below zero if the cosine rises anywhere. */
    public float lowest() {
        float lowest = falls[0];
        for (float fall : falls) {
            lowest = Math.min(lowest, fall);
        }
        return lowest;
    }
}
