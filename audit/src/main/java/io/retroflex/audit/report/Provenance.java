package io.retroflex.audit.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * By what an audit was made.
 *
 * @param model its name
 * @param modelFingerprint of it
 * @param gallery in a few words
 * @param galleryFingerprint of its pictures, labels and vectors
 * @param galleryPictures how many it has
 * @param credit whose pictures they are and under which licence, if it is known
 * @param date of the audit
 */
public record Provenance(
        String model,
        String modelFingerprint,
        String gallery,
        String galleryFingerprint,
        int galleryPictures,
        Optional<String> credit,
        LocalDate date) {
    /** Said by every report. */
    public static final String NOTICE = "retrospective quality audit, not a diagnosis";
}
