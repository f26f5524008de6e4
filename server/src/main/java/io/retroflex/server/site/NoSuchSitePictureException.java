package io.retroflex.server.site;

/** There is no such picture of the site, or no longer. */
public final class NoSuchSitePictureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says where to look. */
    public NoSuchSitePictureException() {
        super("the site's gallery has no such picture; GET /api/v1/galleries/site/pictures lists them");
    }
}
