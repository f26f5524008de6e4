package io.retroflex.vision.dataset;

/**
 * Something in a folder or a table that could not be taken; the rest could.
 *
 * @param where the manifest and line, or the file
 * @param reason what is wrong and what to do
 */
public record Problem(String where, String reason) {
    @Override
    public String toString() {
        return where + ": " + reason;
    }
}
