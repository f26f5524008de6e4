package io.retroflex.vision.picture;

import io.retroflex.vision.picture.Sizing.CentreCrop;
import io.retroflex.vision.picture.Sizing.Stretch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What of a picture a network sees: first the scope's field of view or the whole, then the size.
 *
 * @param fieldOfView whether the picture is cropped to the field of view and what lies outside it blackened
 * @param sizing the way to the network's size
 */
public record Framing(boolean fieldOfView, Sizing sizing) {
    private static final Map<String, IntFunction<Framing>> PRESETS = presetsByName();

    /**
     * A preset at a size.
     *
     * <ul>
     *   <li>{@code retroflex}: the field of view, stretched, bicubic. It is stretched because some archives hold frames
     *       squeezed to a square: from the field of view's own box all come out alike, and no corner of a round or
     *       octagonal view is lost.
     *   <li>{@code dinov2}: the whole picture, shorter side to 256/224 of the size, the middle, bicubic, as DINOv2 is evaluated
     *   <li>{@code paper}: the whole picture, stretched, bilinear, as the dual-backbone paper's code
     *   <li>{@code mobilenet}: the whole picture, stretched, bicubic
     * </ul>
     *
     * @param size of the square that the network takes, in pixels
     * @throws IllegalArgumentException if there is no preset of that name
     */
    public static Framing preset(String name, int size) {
        IntFunction<Framing> preset = PRESETS.get(name);
        if (preset == null) {
            throw new IllegalArgumentException(
                    "unknown preprocessing preset '" + name + "'; there are: " + String.join(", ", presets()));
        }
        return preset.apply(size);
    }

    /** The names of the presets. */
    public static List<String> presets() {
        return List.copyOf(PRESETS.keySet());
    }

    /** The picture as the network sees it, {@link #width()} x {@link #height()}. */
    public Picture apply(Picture picture) {
        return sizing.apply(view(picture).apply(picture));
    }

    /** What {@link #apply} keeps and masks of the picture: the field of view, or the whole. */
    public FieldOfView view(Picture picture) {
        return fieldOfView ? FieldOfView.find(picture) : FieldOfView.whole(picture);
    }

    /** Of the result, in pixels. */
    public int width() {
        return sizing.width();
    }

    /** Of the result, in pixels. */
    public int height() {
        return sizing.height();
    }

    private static Map<String, IntFunction<Framing>> presetsByName() {
        Map<String, IntFunction<Framing>> presets = new LinkedHashMap<>();
        presets.put("retroflex", size -> new Framing(true, new Stretch(size, size, Resampling.BICUBIC)));
        presets.put("dinov2", size -> {
            int shorterSide = Math.toIntExact((long) size * 256 / 224);
            return new Framing(false, new CentreCrop(shorterSide, size, Resampling.BICUBIC));
        });
        presets.put("paper", size -> new Framing(false, new Stretch(size, size, Resampling.BILINEAR)));
        presets.put("mobilenet", size -> new Framing(false, new Stretch(size, size, Resampling.BICUBIC)));
        return presets;
    }
}
