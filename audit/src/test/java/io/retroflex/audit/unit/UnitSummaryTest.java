package io.retroflex.audit.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.evaluation.Estimate;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the audits of a unit say together. */
class UnitSummaryTest {
    @Test
    void theShareThatIsCompleteLiesBetweenWhatIsAndWhatMayBe() {
        CompletenessShare share = new CompletenessShare(60, 30, 10);

        assertThat(share.procedures()).isEqualTo(100);
        // Wilson's interval of 60 and of 90 among 100.
        assertNear(share.atLeast(), 0.6, 0.5020, 0.6906);
        assertNear(share.atMost(), 0.9, 0.8256, 0.9448);
    }

    @Test
    void aTargetIsReachedOrMissedOnlyIfBothIntervalsSaySo() {
        OptionalDouble target = OptionalDouble.of(0.9);

        assertThat(new CompletenessShare(98, 1, 1).against(target)).contains(CompletenessShare.Standing.REACHED);
        assertThat(new CompletenessShare(92, 0, 8).against(target)).contains(CompletenessShare.Standing.OPEN);
        assertThat(new CompletenessShare(60, 39, 1).against(target)).contains(CompletenessShare.Standing.OPEN);
        assertThat(new CompletenessShare(60, 10, 30).against(target)).contains(CompletenessShare.Standing.MISSED);
        assertThat(new CompletenessShare(60, 10, 30).against(OptionalDouble.empty()))
                .isEmpty();
        assertThat(new CompletenessShare(0, 0, 0).against(target)).isEmpty();
    }

    @Test
    void aStationsShareIsOfTheProceduresInWhichItCanBeAssessed() {
        List<UnitAudit> audits = new ArrayList<>(Units.audits("2026-01", "A", 3, 1, 1));
        audits.add(Units.audit("2026-01", "A", "another", Verdict.NOT_ASSESSABLE));

        StationShare retroflexion = summary(audits, List.of()).all().stations().getLast();

        assertThat(retroflexion.verdicts())
                .isEqualTo(Map.of(
                        Verdict.DOCUMENTED, 3, Verdict.UNCERTAIN, 1, Verdict.NOT_FOUND, 1, Verdict.NOT_ASSESSABLE, 1));
        assertThat(retroflexion.documented().orElseThrow().value()).isEqualTo(0.6);
        assertThat(retroflexion.notFound().orElseThrow().value()).isEqualTo(0.2);
    }

    @Test
    void proceduresAreSummedUpByMonthAndByTheColumnsThatWereAskedFor() {
        List<UnitAudit> audits = new ArrayList<>(Units.audits("2026-10", "B 10", 1, 0, 2));
        audits.addAll(Units.audits("2026-09", "B 9", 2, 0, 0));
        audits.addAll(Units.audits("", "B 9", 1, 1, 0));

        UnitSummary summary = summary(audits, List.of("who"));

        assertThat(summary.parts().keySet()).containsExactly("month", "who");
        assertThat(values(summary, "month")).containsExactly("2026-09", "2026-10", UnitGroup.UNKNOWN);
        assertThat(values(summary, "who")).containsExactly("B 9", "B 10");
        assertThat(summary.parts().get("who").getFirst().completeness()).isEqualTo(new CompletenessShare(3, 1, 0));
        assertThat(summary.photographs(Standing.USED)).isEqualTo(4 * audits.size());
    }

    @Test
    void withdrawalIsThatOfTheProceduresWhosePhotographsTell() {
        List<UnitAudit> audits = new ArrayList<>();
        for (int minutes : List.of(4, 6, 7, 9)) {
            audits.add(timed("p" + minutes, Optional.of(Duration.ofMinutes(minutes))));
        }
        audits.add(timed("untold", Optional.empty()));

        assertThat(summary(audits, List.of()).all().withdrawals())
                .contains(new Withdrawals(4, Duration.ofSeconds(390), 3));
        assertThat(summary(List.of(timed("untold", Optional.empty())), List.of())
                        .all()
                        .withdrawals())
                .isEmpty();
    }

    private static UnitAudit timed(String procedure, Optional<Duration> withdrawal) {
        UnitAudit audit = Units.audit("", "A", procedure, Verdict.DOCUMENTED);
        UnitRow row = audit.row();
        return new UnitAudit(
                audit.listed(),
                new UnitRow(
                        row.stamp(),
                        row.procedure(),
                        row.completeness(),
                        row.stations(),
                        row.photographs(),
                        row.refused(),
                        Optional.of(YearMonth.of(2026, 3)),
                        withdrawal));
    }

    @Test
    void theMonthIsTheUnitsElseThePhotographs() {
        assertThat(timed("p", Optional.empty()).month()).contains(YearMonth.of(2026, 3));
        assertThat(Units.audit("2026-09", "A", "p", Verdict.DOCUMENTED).month()).contains(YearMonth.of(2026, 9));
    }

    @Test
    void noMonthIsNoPart() {
        assertThat(summary(Units.audits("", "A", 1, 0, 0), List.of()).parts()).isEmpty();
    }

    @Test
    void theSamePhotographsInTwoPlacesCountOnce() {
        List<UnitAudit> audits = new ArrayList<>(Units.audits("2026-10", "A", 2, 0, 0));
        audits.addAll(Units.audits("2026-10", "A", 1, 0, 0));

        UnitSummary summary = summary(audits, List.of());

        assertThat(summary.all().completeness().procedures()).isEqualTo(2);
        assertThat(summary.doubled()).isEqualTo(1);
    }

    private static UnitSummary summary(List<UnitAudit> audits, List<String> by) {
        return UnitSummary.of(Units.protocol(0.9), audits, by, 0);
    }

    private static List<String> values(UnitSummary summary, String column) {
        return summary.parts().getOrDefault(column, List.of()).stream()
                .map(UnitGroup::value)
                .toList();
    }

    private static void assertNear(Estimate estimate, double value, double low, double high) {
        assertThat(estimate.value()).isCloseTo(value, within(1e-9));
        assertThat(estimate.low()).isCloseTo(low, within(5e-5));
        assertThat(estimate.high()).isCloseTo(high, within(5e-5));
    }
}
