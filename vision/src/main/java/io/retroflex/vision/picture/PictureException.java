package io.retroflex.vision.picture;

import java.io.IOException;

/** A file that does not become a picture: its message names the file, the rule it broke, the value and the remedy. */
public final class PictureException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The message is {@code name: reason}; the reason ends with what to do. */
    public PictureException(String name, String reason) {
        super(name + ": " + reason);
    }

    /** As above, with the error that showed it. */
    public PictureException(String name, String reason, Throwable cause) {
        super(name + ": " + reason, cause);
    }
}
