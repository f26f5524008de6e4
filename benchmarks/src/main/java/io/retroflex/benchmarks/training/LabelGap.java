package io.retroflex.benchmarks.training;

/**
 * The mean cosine of pairs of one label less that of pairs of two. The published loss takes the mean over the triplets above
 * zero alone, so it can stand still while labels part; this does not.
 */
final class LabelGap {
    private LabelGap() {}

    /** @param embeddings row by row, each of length one */
    static double of(float[] embeddings, int[] labels) {
        int width = embeddings.length / labels.length;
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < i; j++) {
                double cosine = 0;
                for (int c = 0; c < width; c++) {
                    cosine += (double) embeddings[i * width + c] * embeddings[j * width + c];
                }
                int kind = labels[i] == labels[j] ? 0 : 1;
                sums[kind] += cosine;
                counts[kind]++;
            }
        }
        return sums[0] / counts[0] - sums[1] / counts[1];
    }
}
