package io.retroflex.vision.explain;

/**
 * A place in the grid over a picture.
 *
 * @param row from the top, 0 first
 * @param column from the left, 0 first
 */
public record Cell(int row, int column) {
    /** Whether the other is at least so many cells away, in its row or in its column. */
    boolean isApart(Cell other, int cells) {
        return Math.max(Math.abs(row - other.row), Math.abs(column - other.column)) >= cells;
    }
}
