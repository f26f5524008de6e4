package io.retroflex.server.log;

import java.io.IOException;

/** A log is not what was written; the message says where and which rule it breaks. */
public final class BrokenLogException extends IOException {
    private static final long serialVersionUID = 1;

    BrokenLogException(String message) {
        super(message);
    }
}
