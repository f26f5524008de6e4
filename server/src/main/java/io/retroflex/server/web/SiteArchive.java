package io.retroflex.server.web;

import io.retroflex.server.site.SiteExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** The site's pictures as a file to keep. */
public final class SiteArchive {
    static final String TYPE = "application/zip";

    private SiteArchive() {}

    /** Answers with it, one picture after another. */
    public static void answer(SiteExport export, HttpServletResponse response) throws IOException {
        response.setContentType(TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("site-gallery.zip")
                        .build()
                        .toString());
        export.write(response.getOutputStream());
    }
}
