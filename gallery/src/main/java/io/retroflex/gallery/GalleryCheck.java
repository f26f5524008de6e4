package io.retroflex.gallery;

import java.util.List;

/**
 * What reading all of a gallery found.
 *
 * @param entries how many pictures could be read
 * @param problems what is wrong, in plain words; empty if nothing is
 */
public record GalleryCheck(int entries, List<String> problems) {
    /** Copies the problems. */
    public GalleryCheck {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean clean() {
        return problems.isEmpty();
    }
}
