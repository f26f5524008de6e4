package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Mucosa;
import io.retroflex.scenes.surface.Paint;

/** A tube with one lining; the edges of its folds are paler, for they are thin and stretched. */
record TubeSite(Tube tube, Mucosa mucosa, Pose pose) implements Site {
    @Override
    public float distance(float x, float y, float z) {
        return tube.distance(x, y, z);
    }

    @Override
    public float relief(float x, float y, float z) {
        return mucosa.relief(x, y, z);
    }

    @Override
    public void paint(float x, float y, float z, Paint paint) {
        mucosa.paint(x, y, z, paint);
        float edge = Soft.step(0.9f, 0.65f, tube.share(x, y, z));
        paint.filter(1, 1 + 0.1f * edge, 1 + 0.1f * edge);
    }
}
