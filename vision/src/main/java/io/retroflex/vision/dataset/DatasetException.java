package io.retroflex.vision.dataset;

import java.io.IOException;

/** A folder or a table that holds no usable data at all: its message says what is missing and what to do. */
public final class DatasetException extends IOException {
    private static final long serialVersionUID = 1L;

    DatasetException(String message) {
        super(message);
    }

    DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
