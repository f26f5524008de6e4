package io.retroflex.audit.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.audit.quality.Quality;
import io.retroflex.audit.vote.Calibrator;
import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How long withdrawal took, between photographs. */
class WithdrawalTimeTest {
    private final Made made = new Made();

    @Test
    void itLiesBetweenTheLastOfTheCaecumAndTheLastOfAll() throws IOException {
        made.photographs("cecum", 2).photographs("polyp", 3).photograph("retroflex-rectum");
        made.taken(300, 330, 0, 400, 800, 1000);

        ProcedureAudit audit = audit("hyperkvasir-lower");

        assertThat(estimated(audit).between()).isEqualTo(Duration.ofSeconds(670));
        assertThat(estimated(audit).first()).isEqualTo(2);
        assertThat(estimated(audit).last()).isEqualTo(6);
        assertThat(audit.month()).contains(YearMonth.of(2024, 3));
    }

    @Test
    void photographsBeyondTheEvidenceStillShowTheCaecumAndALoneOneMuchLaterDoesNot() throws IOException {
        made.photographs("cecum", 9).photographs("polyp", 4);
        List<Integer> best = audit("hyperkvasir-lower").stations().getFirst().evidence().stream()
                .map(one -> one.reading().photograph().number())
                .toList();
        int[] seconds = {-1, -1, -1, -1, -1, -1, -1, -1, -1, 200, 300, 400, 600};
        best.forEach(number -> seconds[number - 1] = 10 * best.indexOf(number));
        Iterator<Integer> later = List.of(50, 60, 70, 80, 500).iterator();
        Arrays.setAll(seconds, i -> seconds[i] < 0 ? later.next() : seconds[i]);
        made.taken(seconds);

        ProcedureAudit audit = audit("hyperkvasir-lower");

        assertThat(best).hasSize(4);
        assertThat(seconds[estimated(audit).first() - 1]).isEqualTo(80);
        assertThat(estimated(audit).between()).isEqualTo(Duration.ofSeconds(520));
    }

    @Test
    void blackAndForeignPhotographsAreNotItsEnd() throws IOException {
        made.photographs("cecum", 2).photographs("polyp", 2);
        made.photograph("polyp", new Quality(0.01, 0.8, 1, 1), made.anyLook()).foreign();
        made.taken(0, 60, 400, 500, 900, 1000);

        ProcedureAudit audit = audit("hyperkvasir-lower");

        assertThat(audit.readings()).extracting(Reading::standing).endsWith(Standing.BLACK, Standing.FOREIGN);
        assertThat(estimated(audit).last()).isEqualTo(4);
    }

    @Test
    void withoutATimeForEveryPhotographThereIsNone() throws IOException {
        made.photographs("cecum", 2).photographs("polyp", 2).taken(0, 60, 400);

        assertThat(reason(audit("hyperkvasir-lower"))).isEqualTo("1 of 4 photographs have no time");
    }

    @Test
    void whereTheCaecumIsNotDocumentedThereIsNone() throws IOException {
        made.photographs("polyp", 3).taken(0, 60, 400);
        assertThat(reason(audit("hyperkvasir-lower"))).isEqualTo("no photograph shows 'Caecum or terminal ileum'");

        made.photographs("ileocecal-valve", 3).taken(0, 60, 400, 410, 420, 430);
        assertThat(reason(audit("cecal-completion")))
                .startsWith("whether a photograph shows")
                .endsWith("is uncertain");
    }

    @Test
    void whereNothingWasPhotographedAfterTheCaecumThereIsNone() throws IOException {
        made.photographs("polyp", 2).photographs("cecum", 2).taken(0, 60, 400, 410);

        assertThat(reason(audit("hyperkvasir-lower")))
                .isEqualTo("no photograph was taken after the last of 'Caecum or terminal ileum'");
    }

    @Test
    void aProtocolThatDoesNotAskForItHasNone() throws IOException {
        made.photographs("cecum", 2).photographs("polyp", 2).taken(0, 60, 400, 500);

        assertThat(audit("rectal-retroflexion").withdrawal()).isEmpty();
    }

    private static WithdrawalTime.Estimated estimated(ProcedureAudit audit) {
        return (WithdrawalTime.Estimated) audit.withdrawal().orElseThrow();
    }

    private static String reason(ProcedureAudit audit) {
        return ((WithdrawalTime.Unknown) audit.withdrawal().orElseThrow()).reason();
    }

    private ProcedureAudit audit(String id) throws IOException {
        Protocol protocol = Protocols.open(id);
        return new Auditor(
                        protocol,
                        Calibrator.calibrate(made.gallery, false),
                        new TreeSet<>(made.gallery.countByLabel().keySet()))
                .audit("procedure-1", made.examination());
    }
}
