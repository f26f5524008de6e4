package io.retroflex.audit.report;

import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.evaluation.report.PageFile;
import io.retroflex.gallery.Neighbour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * An audit as one self-contained page.
 *
 * @param reviewed the audit, with what persons made of it
 * @param nameOf what a photograph is called, by its number
 * @param thumbnails a JPEG of a gallery's picture, if there is one; kept in the page as it is
 * @param heats what a station's likeness comes from, where that is asked for
 */
public record AuditPage(
        ReviewedAudit reviewed,
        Provenance provenance,
        IntFunction<String> nameOf,
        Function<Neighbour, Optional<byte[]>> thumbnails,
        Function<StationVerdict, Optional<StationHeat>> heats) {
    /** Without heat. */
    public AuditPage(
            ReviewedAudit reviewed,
            Provenance provenance,
            IntFunction<String> nameOf,
            Function<Neighbour, Optional<byte[]>> thumbnails) {
        this(reviewed, provenance, nameOf, thumbnails, station -> Optional.empty());
    }

    /** Of an audit that nobody has looked at yet. */
    public AuditPage(
            ProcedureAudit audit,
            Provenance provenance,
            IntFunction<String> nameOf,
            Function<Neighbour, Optional<byte[]>> thumbnails,
            Function<StationVerdict, Optional<StationHeat>> heats) {
        this(ReviewedAudit.unreviewed(audit), provenance, nameOf, thumbnails, heats);
    }

    /** Of an audit that nobody has looked at yet, without heat. */
    public AuditPage(
            ProcedureAudit audit,
            Provenance provenance,
            IntFunction<String> nameOf,
            Function<Neighbour, Optional<byte[]>> thumbnails) {
        this(ReviewedAudit.unreviewed(audit), provenance, nameOf, thumbnails);
    }

    /** What the machine said. */
    ProcedureAudit audit() {
        return reviewed.audit();
    }

    /**
     * Writes the page; what stood there before is replaced only once the new page is whole.
     *
     * @return the file that was written
     */
    public Path write(Path target) throws IOException {
        return new PageFile(AuditPage.class).write(target, "audit.jte", this);
    }

    String title() {
        return switch (reviewed.completeness()) {
            case COMPLETE -> "Complete";
            case INCOMPLETE -> "Incomplete";
            case UNDECIDED ->
                reviewed.review().signature().isPresent() ? "Undecided" : "Undecided: a person has to look";
        };
    }

    /** How many stations have which verdict, as a sentence. */
    String summary() {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = reviewed.stations().stream()
                    .filter(station -> station.verdict() == verdict)
                    .count();
            if (count > 0) {
                parts.add(count + " " + StationRow.words(verdict).toLowerCase(Locale.ROOT));
            }
        }
        int all = audit().stations().size();
        return "Of " + all + (all == 1 ? " station: " : " stations: ") + String.join(", ", parts) + ".";
    }

    List<StationRow> stations() {
        return reviewed.stations().stream().map(this::row).toList();
    }

    private StationRow row(ReviewedStation station) {
        return new StationRow(station, audit().readings(), nameOf);
    }

    /** Who signed, if a person looked at all. */
    Optional<String> review() {
        return ReviewWords.head(reviewed);
    }

    String photographs() {
        return audit().standings();
    }

    String refused() {
        List<String> names = audit().refused().stream()
                .map(refused -> nameOf.apply(refused.number()))
                .toList();
        return "Not readable: " + String.join(", ", names) + ".";
    }

    String promise() {
        return String.format(
                Locale.ROOT,
                "A station is called documented if photographs of a procedure without it are as like it in at most %.0f of"
                        + " 100 procedures, and not found if a photograph of it is as unlike it in at most %.0f of 100; else"
                        + " it is uncertain. A station of which the gallery has no picture is not assessable, which is no sign"
                        + " that it is missing.",
                100 * audit().protocol().risk().wrong(),
                100 * audit().protocol().risk().missed());
    }

    String gallery() {
        return String.format(Locale.ROOT, "%s, %,d pictures", provenance.gallery(), provenance.galleryPictures());
    }

    String source() {
        return audit().protocol().source().text()
                + audit().protocol().source().doi().map(doi -> ", doi:" + doi).orElse("");
    }

    String name(Reading reading) {
        return nameOf.apply(reading.photograph().number());
    }

    /** What stands under a photograph. */
    String words(Reading reading) {
        return placement(reading)
                .map(placement -> ReviewWords.of(placement, audit().protocol()))
                .orElseGet(() -> machineWords(reading));
    }

    private static String machineWords(Reading reading) {
        return switch (reading.standing()) {
            case USED -> String.format(Locale.ROOT, "%s, %.0f %%", reading.label(), 100 * reading.confidence());
            case REPEATED -> "looks like another that is clearer";
            case BLACK -> "black";
            case BLURRED -> "out of focus or moved";
            case FOREIGN -> "like nothing in the gallery";
        };
    }

    TimeWords times() {
        return TimeWords.of(reviewed, nameOf);
    }

    /** Whether it takes part: by a person's word, else by the machine's. */
    boolean isUsed(Reading reading) {
        return placement(reading)
                .map(placement -> placement.station().isPresent())
                .orElse(reading.standing() == Standing.USED);
    }

    private Optional<Placement> placement(Reading reading) {
        return reviewed.review().placement(reading.photograph().number());
    }

    String plural(int photographs) {
        return photographs + (photographs == 1 ? " photograph" : " photographs");
    }

    String photograph(Reading reading) {
        return data(reading.photograph().thumbnail().get());
    }

    /** A neighbour's thumbnail; empty without one. */
    String neighbour(Neighbour neighbour) {
        return thumbnails.apply(neighbour).map(AuditPage::data).orElse("");
    }

    /** A station's heat, if it is asked for. */
    Optional<StationHeat> heat(StationRow station) {
        return station.judged().evidence().isEmpty() ? Optional.empty() : heats.apply(station.judged());
    }

    /** Its picture; empty without one. */
    String picture(StationHeat heat) {
        return heat.picture().map(AuditPage::data).orElse("");
    }

    private static String data(byte[] jpeg) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
    }
}
