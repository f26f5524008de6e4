package io.retroflex.evaluation;

import static io.retroflex.evaluation.Examples.at;
import static io.retroflex.evaluation.Examples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.gallery.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AblationTest {
    private static final List<Entry> GALLERY = List.of(at(0, "g1", "a"), at(90, "g2", "b"));
    private static final AblationSetup SETUP =
            new AblationSetup("Parts", "12 against 2", map("corpus", "made up"), "full", List.of("processing"), 500, 7);

    /** Wrong in 9, 2 and no queries of 12; the reference stands in the middle. */
    private static final Ablation ABLATION = Ablation.of(
            SETUP,
            List.of(
                    row("frozen", "Adapter", map("epochs", "0"), 9),
                    row("full", "Branches", map("epochs", "10", "loss", "triplet"), 0),
                    row("one, \"general\"", "Branches", map("loss", "none"), 2)));

    @Test
    void rowsKeepTheirOrder() {
        assertThat(ABLATION.rows()).extracting(AblationRow::name).containsExactly("frozen", "full", "one, \"general\"");
        assertThat(ABLATION.rows().get(1).facts().keySet()).containsExactly("epochs", "loss");
    }

    @Test
    void theReferenceIsNotTestedAgainstItself() {
        assertThat(ABLATION.reference().name()).isEqualTo("full");
        assertThat(ABLATION.paired(ABLATION.reference())).isEmpty();
        assertThat(ABLATION.paired().keySet()).containsExactly("frozen", "one, \"general\"");
        assertThat(ABLATION.tests()).isEqualTo(4);
    }

    @Test
    void allTestsOfTheTableAreCorrectedTogether() {
        Paired frozen = ABLATION.paired().firstEntry().getValue();
        Paired one = ABLATION.paired().lastEntry().getValue();
        // McNemar 9 to 0 and 2 to 0: 2 / 2^9 and 2 / 2^2. The units are the pictures: the permutations are the same.
        assertThat(frozen.comparison().recallAt1().p()).isEqualTo(2.0 / 512, within(1e-12));
        assertThat(frozen.comparison().map().p()).isEqualTo(2.0 / 512, within(1e-12));
        assertThat(one.comparison().recallAt1().p()).isEqualTo(0.5, within(1e-12));
        // Four tests, smallest first: 4 x 2 / 512, as much again for its equal, then 2 x 0.5.
        assertThat(frozen.adjustedRecallAt1()).isEqualTo(8.0 / 512, within(1e-12));
        assertThat(frozen.adjustedMap()).isEqualTo(8.0 / 512, within(1e-12));
        assertThat(one.adjustedRecallAt1()).isEqualTo(1);
        assertThat(one.adjustedMap()).isEqualTo(1);
        assertThat(frozen.recallAt1Differs()).isTrue();
        assertThat(frozen.mapDiffers()).isTrue();
        assertThat(one.recallAt1Differs()).isFalse();
        assertThat(one.mapDiffers()).isFalse();
    }

    @Test
    void theDifferenceIsTheReferenceMinusTheRow() {
        Comparison comparison = ABLATION.paired().firstEntry().getValue().comparison();
        assertThat(comparison.recallAt1().difference().value()).isEqualTo(9.0 / 12, within(1e-12));
        assertThat(comparison.onlySecond()).isEqualTo(9);
    }

    @Test
    void rowsOnOtherQueriesAreRefused() {
        EvaluationResult fewer = Evaluation.run(
                queries(0).subList(1, 12), GALLERY, EvaluationOptions.defaults().withBy(SETUP.by()));
        assertThatThrownBy(() -> Ablation.of(SETUP, List.of(full(), new AblationRow("short", "x", map(), fewer))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 'short' cannot be compared with the reference 'full'")
                .hasMessageContaining("asked 11 queries");

        List<Entry> renamed = new ArrayList<>(queries(0));
        renamed.set(0, with(at(5, "other", "a"), "processing", "raw"));
        EvaluationResult others =
                Evaluation.run(renamed, GALLERY, EvaluationOptions.defaults().withBy(SETUP.by()));
        assertThatThrownBy(() -> Ablation.of(SETUP, List.of(full(), new AblationRow("other", "x", map(), others))))
                .hasMessageContaining("row 'other'")
                .hasMessageContaining("the same queries and gallery");
    }

    @Test
    void wrongTablesAreRefused() {
        assertThatThrownBy(() -> Ablation.of(SETUP, List.of(full(), full()))).hasMessageContaining("are named 'full'");
        assertThatThrownBy(() -> Ablation.of(SETUP, List.of(row("frozen", "x", map(), 1))))
                .hasMessageContaining("the reference 'full'; there are: frozen");
        EvaluationResult plain = Evaluation.run(queries(0), GALLERY, EvaluationOptions.defaults());
        assertThatThrownBy(() -> Ablation.of(SETUP, List.of(new AblationRow("full", "x", map(), plain))))
                .hasMessageContaining("row 'full' was not evaluated by 'processing'");
    }

    @Test
    void jsonHasTheDocumentedMembers() {
        JsonNode json = AblationJson.of(ABLATION);

        assertThat(json.propertyNames())
                .containsExactly(
                        "title",
                        "data",
                        "facts",
                        "queries",
                        "gallery",
                        "withoutRelevant",
                        "units",
                        "resamples",
                        "seed",
                        "reference",
                        "correction",
                        "rows",
                        "notice");
        assertThat(json.at("/correction/tests").intValue()).isEqualTo(4);
        assertThat(json.at("/facts/corpus").stringValue()).isEqualTo("made up");
        JsonNode frozen = json.at("/rows/0");
        assertThat(frozen.at("/group").stringValue()).isEqualTo("Adapter");
        assertThat(frozen.at("/facts/epochs").stringValue()).isEqualTo("0");
        assertThat(frozen.at("/reference").booleanValue()).isFalse();
        assertThat(frozen.at("/recallAt1/value").doubleValue()).isEqualTo(0.25);
        assertThat(frozen.at("/macroRecallAt1/value").doubleValue()).isEqualTo(0.5);
        assertThat(frozen.at("/by/processing/raw/queries").intValue()).isEqualTo(6);
        assertThat(frozen.at("/comparison/onlyReference").intValue()).isEqualTo(9);
        assertThat(frozen.at("/comparison/recallAt1/difference/value").doubleValue())
                .isEqualTo(0.75);
        assertThat(frozen.at("/comparison/map/adjustedP").doubleValue()).isEqualTo(8.0 / 512, within(1e-12));
        assertThat(frozen.at("/comparison/map/differs").booleanValue()).isTrue();
        assertThat(json.at("/rows/1/reference").booleanValue()).isTrue();
        assertThat(json.at("/rows/1").has("comparison")).isFalse();
    }

    @Test
    void csvHasALineForEveryRow() {
        List<String> lines = AblationCsv.of(ABLATION).lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst())
                .startsWith("group,row,reference,epochs,loss,recallAt1,recallAt1Low,recallAt1High,recallAt5,")
                .contains(",processing=raw recallAt1,")
                .endsWith(",mapDifference,mapDifferenceLow,mapDifferenceHigh,mapP,mapAdjustedP");
        assertThat(lines.get(1)).startsWith("Adapter,frozen,false,0,,0.25,");
        assertThat(lines.get(2))
                .startsWith("Branches,full,true,10,triplet,1.0,")
                .endsWith(",,,,,,,,,,,,");
        assertThat(lines.get(3)).startsWith("Branches,\"one, \"\"general\"\"\",false,,none,");
    }

    @Test
    void aFactNamedLikeAColumnIsRefusedInCsv() {
        Ablation ablation = Ablation.of(SETUP, List.of(row("full", "x", map("map", "of the world"), 0)));
        assertThatThrownBy(() -> AblationCsv.of(ablation)).hasMessageContaining("are named 'map'");
    }

    private static AblationRow full() {
        return row("full", "Branches", map(), 0);
    }

    private static AblationRow row(String name, String group, SequencedMap<String, String> facts, int wrong) {
        return new AblationRow(
                name,
                group,
                facts,
                Evaluation.run(
                        queries(wrong), GALLERY, EvaluationOptions.defaults().withBy(SETUP.by())));
    }

    /** Three pictures of a, and nine of b of which the first {@code wrong} lie beside a; each its own unit. */
    private static List<Entry> queries(int wrong) {
        List<Entry> queries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Entry query = i < 3 ? at(5, "q" + i, "a") : at(i - 3 < wrong ? 10 : 80, "q" + i, "b");
            queries.add(with(query, "processing", i % 2 == 0 ? "raw" : "cropped"));
        }
        return queries;
    }

    private static SequencedMap<String, String> map(String... pairs) {
        SequencedMap<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
