package io.retroflex.server.problem;

import java.io.IOException;

/** More was sent than is read. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    BodyTooLargeException(long most) {
        super("the JSON has more than " + most + " bytes; send less at once");
    }
}
