package io.retroflex.audit.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.ProtocolReader;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.audit.quality.Quality;
import io.retroflex.audit.vote.Calibrator;
import io.retroflex.vision.picture.DifferenceHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What photographs document, and what not. */
class AuditorTest {
    private final Made made = new Made();

    @Test
    void everyStationWithAPictureMakesAProcedureComplete() throws IOException {
        made.photographs("polyp", 10).photographs("cecum", 2).photographs("retroflex-rectum", 2);

        ProcedureAudit audit = audit("hyperkvasir-lower");

        assertThat(audit.completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(verdicts(audit)).containsExactly(Verdict.DOCUMENTED, Verdict.DOCUMENTED);
        StationVerdict cecum = audit.stations().getFirst();
        assertThat(cecum.confidence()).isGreaterThan(0.95);
        assertThat(cecum.support()).containsExactly("cecum", "ileum");
        assertThat(cecum.evidence()).extracting(one -> one.reading().label()).containsOnly("cecum");
        assertThat(cecum.evidence()).extracting(Evidence::shows).containsOnly("Caecum");
        assertThat(cecum.evidence().getFirst().neighbours())
                .hasSize(5)
                .allMatch(neighbour -> neighbour.label().equals("cecum"));
    }

    @Test
    void eitherAlternativeSuffices() throws IOException {
        made.photographs("polyp", 5).photographs("ileum", 2).photographs("retroflex-rectum", 2);

        ProcedureAudit audit = audit("hyperkvasir-lower");

        assertThat(audit.completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(audit.stations().getFirst().evidence())
                .extracting(Evidence::shows)
                .containsOnly("Terminal ileum");
    }

    @Test
    void aStationThatNoPhotographIsLikeIsNotFound() throws IOException {
        made.photographs("polyp", 10).photographs("cecum", 2);

        ProcedureAudit audit = audit("hyperkvasir-lower");

        assertThat(verdicts(audit)).containsExactly(Verdict.DOCUMENTED, Verdict.NOT_FOUND);
        assertThat(audit.completeness()).isEqualTo(Completeness.INCOMPLETE);
        assertThat(audit.stations().getLast().confidence()).isGreaterThan(0.95);
        assertThat(audit.stations().getLast().evidence())
                .as("the nearest, for who wants to look")
                .hasSize(1);
    }

    @Test
    void aPhotographBetweenTwoLabelsLeavesItToAPerson() throws IOException {
        made.photographs("polyp", 30).photographs("cecum", 2).between("retroflex-rectum", "polyp");

        ProcedureAudit audit = audit("""
                id: x
                name: x
                organ: lower
                source: {text: x}
                risk: {wrong: 0.01, missed: 0.01}
                stations: [{id: rectum, name: Rectum, labels: [retroflex-rectum]}]
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(verdicts(audit)).containsExactly(Verdict.UNCERTAIN);
        assertThat(audit.completeness()).isEqualTo(Completeness.UNDECIDED);
    }

    @Test
    void aStationThatTheGalleryDoesNotKnowIsNotAssessableAndNeverMissing() throws IOException {
        made.photographs("polyp", 3);

        ProcedureAudit audit = audit("hyperkvasir-upper");

        assertThat(verdicts(audit)).containsOnly(Verdict.NOT_ASSESSABLE);
        assertThat(audit.completeness()).isEqualTo(Completeness.UNDECIDED);
        assertThat(audit.stations()).allMatch(station -> station.confidence() == 0);
    }

    @Test
    void whatOnlyNearlyShowsAStationMakesItUncertainAtBest() throws IOException {
        made.photographs("polyp", 5).photographs("ileocecal-valve", 3);

        StationVerdict valve = station(audit("cecal-completion"), "completion");

        assertThat(valve.verdict()).isEqualTo(Verdict.UNCERTAIN);
        assertThat(valve.proxy()).isTrue();
        assertThat(valve.support()).containsExactly("cecum", "ileocecal-valve");
    }

    @Test
    void twoPicturesAreTwoPictures() throws IOException {
        byte[] twice = """
                id: x
                name: x
                organ: lower
                source: {text: x}
                stations: [{id: cecum, name: Caecum, count: 2, labels: [cecum]}]
                """.getBytes(StandardCharsets.UTF_8);
        made.photographs("polyp", 5).photograph("cecum");
        assertThat(verdicts(audit(twice))).doesNotContain(Verdict.DOCUMENTED);

        made.photographs("cecum", 3);
        assertThat(verdicts(audit(twice))).containsExactly(Verdict.DOCUMENTED);
    }

    @Test
    void lookAlikesCountOnceAndTheClearestIsKept() throws IOException {
        DifferenceHash look = made.anyLook();
        made.photographs("polyp", 3)
                .photograph("cecum", new Quality(1, 0.5, 1, 1), look)
                .photograph("cecum", new Quality(1, 0.8, 1, 1), look)
                .photograph("cecum", new Quality(1, 0.6, 1, 1), look);

        ProcedureAudit audit = audit("hyperkvasir-lower");

        assertThat(audit.readings())
                .extracting(Reading::standing)
                .endsWith(Standing.REPEATED, Standing.USED, Standing.REPEATED);
        assertThat(audit.count(Standing.REPEATED)).isEqualTo(2);
    }

    @Test
    void blackBlurredAndForeignPhotographsDocumentNothing() throws IOException {
        made.photographs("polyp", 3)
                .photograph("cecum", new Quality(0.01, 0.8, 1, 1), made.anyLook())
                .photograph("polyp", new Quality(1, 0.1, 1, 1), made.anyLook())
                .foreign();

        ProcedureAudit audit = audit("hyperkvasir-lower");

        assertThat(audit.readings())
                .extracting(Reading::standing)
                .endsWith(Standing.BLACK, Standing.BLURRED, Standing.FOREIGN);
        assertThat(audit.stations().getFirst().verdict()).isEqualTo(Verdict.NOT_FOUND);
    }

    @Test
    void whatABlurredPhotographMayShowIsNotMissing() throws IOException {
        made.photographs("polyp", 3).photograph("cecum", new Quality(1, 0.1, 1, 1), made.anyLook());

        StationVerdict cecum = audit("hyperkvasir-lower").stations().getFirst();

        assertThat(cecum.verdict()).isEqualTo(Verdict.UNCERTAIN);
        assertThat(cecum.evidence().getFirst().reading().standing()).isEqualTo(Standing.BLURRED);
    }

    @Test
    void aColdPhotographThatHardlyBelongsIsForeign() throws IOException {
        made.photographs("polyp", 3).cold("cecum", "polyp");

        assertThat(audit("hyperkvasir-lower").readings().getLast().standing()).isEqualTo(Standing.FOREIGN);
    }

    @Test
    void aProcedureWithoutAnyUsablePhotographHasNothingDocumented() throws IOException {
        made.foreign();

        ProcedureAudit audit = audit("hyperkvasir-lower");

        assertThat(verdicts(audit)).containsOnly(Verdict.NOT_FOUND);
        assertThat(audit.stations()).allMatch(station -> station.evidence().isEmpty());
    }

    @Test
    void preparationAndFindingsAreSaidApartFromPlaces() throws IOException {
        made.photographs("polyp", 2)
                .photographs("bbps-2-3", 4)
                .photographs("cecum", 2)
                .photograph("ileocecal-valve");

        ProcedureAudit audit = audit("rectal-retroflexion");

        assertThat(audit.preparation()).extracting(Seen::label).containsExactly("bbps-2-3");
        assertThat(audit.preparation().getFirst().photographs()).isEqualTo(4);
        assertThat(audit.findings()).extracting(Seen::label).containsExactly("polyp");
    }

    private static List<Verdict> verdicts(ProcedureAudit audit) {
        return audit.stations().stream().map(StationVerdict::verdict).toList();
    }

    private static StationVerdict station(ProcedureAudit audit, String id) {
        return audit.stations().stream()
                .filter(station -> station.station().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ProcedureAudit audit(String protocol) throws IOException {
        return audit(Protocols.open(protocol));
    }

    private ProcedureAudit audit(byte[] protocol) throws IOException {
        return audit(ProtocolReader.read(protocol, "x.yaml"));
    }

    private ProcedureAudit audit(Protocol protocol) {
        Auditor auditor = new Auditor(
                protocol,
                Calibrator.calibrate(made.gallery, false),
                new TreeSet<>(made.gallery.countByLabel().keySet()));
        return auditor.audit("procedure-1", made.examination());
    }
}
