package io.retroflex.server.engine;

import io.retroflex.audit.report.GalleryFingerprint;
import io.retroflex.audit.report.Provenance;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.gallery.JoinedReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One state of the pictures that are asked.
 *
 * @param provenance of what they answer
 */
public record Asked(GalleryReader gallery, Provenance provenance) {
    /**
     * The pictures of the site beside these. The fingerprint is that of both fingerprints, for reading all of a large gallery
     * at each change would take long: SHA-256 of the two, a line each.
     */
    Asked with(GalleryReader site) {
        int pictures = site.size();
        if (pictures == 0) {
            return this;
        }
        Provenance joined = new Provenance(
                provenance.model(),
                provenance.modelFingerprint(),
                provenance.gallery() + ", and " + pictures + (pictures == 1 ? " picture" : " pictures")
                        + " of this site",
                sum(provenance.galleryFingerprint() + "\n" + GalleryFingerprint.of(site) + "\n"),
                provenance.galleryPictures() + pictures,
                provenance.credit(),
                provenance.date());
        return new Asked(new JoinedReader(gallery, site), joined);
    }

    private static String sum(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
