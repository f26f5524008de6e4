package io.retroflex.gallery;

/** A gallery cannot be used as asked, for a reason that its user can mend; the message says which and how. */
public final class GalleryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message that names the gallery, the reason and the remedy. */
    public GalleryException(String message) {
        super(message);
    }

    /** With the failure behind it. */
    public GalleryException(String message, Throwable cause) {
        super(message, cause);
    }
}
