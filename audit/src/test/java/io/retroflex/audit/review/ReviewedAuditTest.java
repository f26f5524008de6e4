package io.retroflex.audit.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.retroflex.audit.report.SampleAudit;
import io.retroflex.audit.verdict.Completeness;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.audit.verdict.WithdrawalTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sample has cecum documented by photograph 1, ileum uncertain by 2 and 1, rectum not found, anus not assessable. */
class ReviewedAuditTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private final ProcedureAudit audit = SampleAudit.audit();

    @Test
    void anAuditThatNobodyLookedAtIsAsTheMachineSays() {
        ReviewedAudit reviewed = ReviewedAudit.unreviewed(audit);

        assertThat(reviewed.completeness()).isEqualTo(audit.completeness());
        assertThat(reviewed.stations()).allSatisfy(station -> {
            assertThat(station.verdict()).isEqualTo(station.judged().verdict());
            assertThat(station.isReviewed()).isFalse();
        });
    }

    @Test
    void aRulingHoldsAndWhatTheMachineSaidStaysReadable() {
        Ruling ruling = new Ruling("rectum", Verdict.DOCUMENTED, "it is in photograph 3", "anna", NOW);

        ReviewedStation rectum = station(new Review(List.of(ruling), List.of(), Optional.empty()), "rectum");

        assertThat(rectum.verdict()).isEqualTo(Verdict.DOCUMENTED);
        assertThat(rectum.judged().verdict()).isEqualTo(Verdict.NOT_FOUND);
        assertThat(rectum.ruling()).contains(ruling);
    }

    @Test
    void aPhotographThatIsPlacedAtAStationDocumentsIt() {
        ReviewedStation rectum = station(placed(3, "rectum"), "rectum");

        assertThat(rectum.verdict()).isEqualTo(Verdict.DOCUMENTED);
        assertThat(rectum.placed()).extracting(Placement::photograph).containsExactly(3);
    }

    @Test
    void aStationIsUncertainOnceThePhotographThatDocumentedItIsOfNoUse() {
        ReviewedStation cecum = station(
                new Review(List.of(), List.of(new Placement(1, Optional.empty(), "anna", NOW)), Optional.empty()),
                "cecum");

        assertThat(cecum.verdict()).isEqualTo(Verdict.UNCERTAIN);
        assertThat(cecum.withdrawn()).extracting(Placement::photograph).containsExactly(1);
    }

    @Test
    void aPhotographThatIsPlacedElsewhereNoLongerSpeaksForItsStation() {
        assertThat(station(placed(1, "anus"), "cecum").verdict()).isEqualTo(Verdict.UNCERTAIN);
        assertThat(station(placed(1, "anus"), "anus").verdict()).isEqualTo(Verdict.DOCUMENTED);
    }

    @Test
    void confirmingAPhotographWithdrawsNothing() {
        ReviewedStation cecum = station(placed(1, "cecum"), "cecum");

        assertThat(cecum.verdict()).isEqualTo(Verdict.DOCUMENTED);
        assertThat(cecum.withdrawn()).isEmpty();
    }

    @Test
    void aRulingHoldsAgainstAPlacement() {
        Review review = new Review(
                List.of(new Ruling("rectum", Verdict.NOT_FOUND, "that is another patient's", "anna", NOW)),
                List.of(new Placement(3, Optional.of("rectum"), "bert", NOW)),
                Optional.empty());

        assertThat(station(review, "rectum").verdict()).isEqualTo(Verdict.NOT_FOUND);
    }

    @Test
    void aProcedureIsCompleteOnceAPersonDocumentedEveryStation() {
        Review review = new Review(
                audit.stations().stream()
                        .map(verdict -> new Ruling(verdict.station().id(), Verdict.DOCUMENTED, "seen", "anna", NOW))
                        .toList(),
                List.of(),
                Optional.empty());

        assertThat(new ReviewedAudit(audit, review).completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void aStationStandsFirstOnWhatAPersonPlacedThereAndNotOnWhatWasPutAside() {
        Review review = new Review(
                List.of(),
                List.of(
                        new Placement(1, Optional.empty(), "anna", NOW),
                        new Placement(2, Optional.of("ileum"), "bert", NOW),
                        new Placement(3, Optional.of("ileum"), "anna", NOW)),
                Optional.empty());

        ReviewedStation ileum = station(review, "ileum");

        assertThat(ileum.photographs()).containsExactly(2, 3);
        assertThat(ileum.persons()).containsExactly("bert", "anna");
        assertThat(station(Review.NONE, "ileum").photographs()).containsExactly(2, 1);
        assertThat(station(placed(3, "ileum"), "ileum").photographs()).containsExactly(3, 2, 1);
    }

    @Test
    void aSignatureAloneIsAReviewThatChangesNothing() {
        ReviewedAudit signed =
                new ReviewedAudit(audit, new Review(List.of(), List.of(), Optional.of(new Signature("anna", NOW))));

        assertThat(signed.isReviewed()).isTrue();
        assertThat(signed.stations()).noneMatch(ReviewedStation::isChanged);
        assertThat(ReviewedAudit.unreviewed(audit).isReviewed()).isFalse();
    }

    @Test
    void withdrawalIsMeasuredAsLongAsNoPersonChangedWhereItBegins() {
        ProcedureAudit timed = SampleAudit.timed();

        for (Review agreeing : List.of(Review.NONE, placed(1, "cecum"), placed(3, "rectum"))) {
            assertThat(new ReviewedAudit(timed, agreeing).withdrawal()).isEqualTo(timed.withdrawal());
        }
        for (Review other : List.of(placed(1, "anus"), placed(2, "cecum"))) {
            assertThat(new ReviewedAudit(timed, other).withdrawal())
                    .contains(
                            new WithdrawalTime.Unknown("a person decided otherwise on 'Cæcal pôle', where it begins"));
        }
    }

    @Test
    void thereIsNoRulingWithoutAReasonAndNoSecondOneOnAStation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ruling("rectum", Verdict.DOCUMENTED, " ", "anna", NOW));
        Ruling ruling = new Ruling("rectum", Verdict.DOCUMENTED, "seen", "anna", NOW);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Review(List.of(ruling, ruling), List.of(), Optional.empty()))
                .withMessageContaining("rectum");
    }

    private static Review placed(int photograph, String station) {
        return new Review(
                List.of(), List.of(new Placement(photograph, Optional.of(station), "anna", NOW)), Optional.empty());
    }

    private ReviewedStation station(Review review, String id) {
        return new ReviewedAudit(audit, review)
                .stations().stream()
                        .filter(station -> station.judged().station().id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
