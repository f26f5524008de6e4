package io.retroflex.vision.model;

import java.io.IOException;

/** A model folder that cannot be read, written, or trusted; the message names it, the rule and the remedy. */
public final class ModelException extends IOException {
    private static final long serialVersionUID = 1;

    ModelException(String message) {
        super(message);
    }

    ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
