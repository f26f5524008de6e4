package io.retroflex.scenes;

import io.retroflex.scenes.camera.Camera;
import io.retroflex.scenes.camera.Development;
import io.retroflex.scenes.geometry.Site;
import io.retroflex.scenes.light.Lamp;
import io.retroflex.scenes.light.Light;
import io.retroflex.scenes.maths.Draw;
import java.util.List;

/** A picture that can be taken at any time, the same every time. */
public record Scene(SceneLabel label, long seed, Camera camera) {
    /** The least height of a picture in pixels. */
    public static final int LEAST = 32;

    /** The largest height of a picture in pixels. */
    public static final int MOST = 4096;

    /** The site that is seen: the label itself, or what the finding lies over. */
    public SceneLabel site() {
        List<SceneLabel> sites = label.sites();
        return sites.get(new Draw(~seed).count(0, sites.size() - 1));
    }

    /**
     * Takes the picture.
     *
     * @param size its height in pixels, which is its shorter side
     * @throws IllegalArgumentException if the size is below {@value #LEAST} or above {@value #MOST}
     */
    public RenderedScene render(int size) {
        if (size < LEAST || size > MOST) {
            throw new IllegalArgumentException(
                    "size " + size + ": a scene has from " + LEAST + " to " + MOST + " pixels on its shorter side");
        }
        Draw draw = new Draw(seed);
        Site built = Stage.build(label, site(), draw.split());
        Lamp lamp = Lamp.of(draw.split());
        int width = camera.width(size);
        boolean[] seen = camera.seen(size);
        float[] light = Light.render(built, lamp, width, size, camera.rays(size), seen);
        return new RenderedScene(width, size, Development.develop(camera, size, light, seen, draw.split()));
    }
}
