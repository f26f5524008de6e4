package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;

/** What is found over a site. */
public final class Findings {
    private Findings() {}

    /** A growth, flat or on a stalk. */
    public static Site polyp(Site site, Draw draw) {
        return new Polyp(site, draw);
    }

    /** Mucus and bubbles: no finding, and it may lie over any. */
    public static Site froth(Site site, Draw draw) {
        return new Froth(site, draw);
    }

    /** Ulcerative colitis. */
    public static Site colitis(Site site, Draw draw) {
        return new Inflamed(site, draw);
    }

    /** Stool that was not washed away. */
    public static Site stool(Site site, Draw draw) {
        return new Soiled(site, draw);
    }

    /** A growth on a blue cushion. */
    public static Site lifted(Site site, Draw draw) {
        return new Lifted(site, draw);
    }
}
