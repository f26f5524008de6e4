package io.retroflex.server.backup;

import java.io.IOException;

/** A backup could not be written or restored; the message says why and what to do. */
public final class BackupException extends IOException {
    private static final long serialVersionUID = 1;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
