package io.retroflex.server.site;

/** The site's gallery has that picture already. */
public final class DoubledPictureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DoubledPictureException() {
        super(
                "the site's gallery has that picture already, of this procedure or another; PATCH it to give it another label");
    }
}
