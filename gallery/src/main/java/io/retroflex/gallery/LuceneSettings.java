package io.retroflex.gallery;

/**
 * Where the index changes its ways; the tests do so earlier.
 *
 * @param exactUpTo so many candidates are compared with the query one by one; more are searched by graph
 * @param graphFrom segments have a graph from about this size on
 * @param bufferMegabytes what is put is held in memory up to this size before it goes to the disk
 */
record LuceneSettings(int exactUpTo, int graphFrom, double bufferMegabytes) {
    /** The scan cannot miss and is as fast as a graph up to about 50,000. */
    static final LuceneSettings USUAL = new LuceneSettings(50_000, GalleryVectorsFormat.GRAPH_FROM, 64);
}
