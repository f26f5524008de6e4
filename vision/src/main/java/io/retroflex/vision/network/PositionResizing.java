package io.retroflex.vision.network;

/** How a position embedding is resized to the grid of another picture size: the way it was trained decides. */
public enum PositionResizing {
    /**
     * DINO and DINOv2 without registers: bicubic with A = -0.75, scaled by {@code (grid + 0.1) / trained grid}, without
     * antialiasing.
     */
    OFFSET,
    /** DINOv2 with registers: bicubic with A = -0.5 to the size itself, antialiased. */
    ANTIALIASED
}
