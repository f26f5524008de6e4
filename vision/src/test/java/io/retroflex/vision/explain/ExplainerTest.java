package io.retroflex.vision.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.SmallModel;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Symmetry;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final EmbedderOptions OPTIONS = new EmbedderOptions(4, 2, 1);
    private static final List<Cell> UPPER_RIGHT =
            List.of(new Cell(0, 6), new Cell(0, 7), new Cell(1, 6), new Cell(1, 7));
    private static final List<Cell> LOWER_LEFT =
            List.of(new Cell(6, 0), new Cell(6, 1), new Cell(7, 0), new Cell(7, 1));

    @Test
    void theSquareThatCarriesAllOfItIsTheHottest() throws IOException {
        Explanation explanation = explain(RedModel.model(), RedModel.redAt(48, 0), RedModel.redAt(0, 48));

        HeatMap heat = explanation.query().heat();
        assertThat(heat.at(0, 7)).isGreaterThan(0.02f);
        assertThat(heat.at(7, 0)).isLessThan(0.01f);
        assertThat(hottest(heat)).isIn(UPPER_RIGHT);
        assertThat(hottest(explanation.neighbour().heat())).isIn(LOWER_LEFT);
    }

    @Test
    void theFirstMatchLeadsFromTheOneToTheOther() throws IOException {
        Explanation explanation = explain(RedModel.model(), RedModel.redAt(48, 0), RedModel.redAt(0, 48));

        assertThat(explanation.matches().getFirst().query()).isIn(UPPER_RIGHT);
        assertThat(explanation.matches().getFirst().neighbour()).isIn(LOWER_LEFT);
    }

    @Test
    void theStrongestMatchesComeFirstAndLieApart() throws IOException {
        List<Match> matches =
                explain(SmallModel.of("mobilenet", 16), noise(1), noise(2)).matches();

        assertThat(matches).hasSizeGreaterThan(1);
        assertThat(matches.stream().map(Match::shared))
                .isSortedAccordingTo((one, other) -> Float.compare(other, one))
                .allMatch(shared -> shared > 0);
        assertThat(matches.get(1).query().isApart(matches.get(0).query(), 2)).isTrue();
        assertThat(matches.get(1).neighbour().isApart(matches.get(0).neighbour(), 2))
                .isTrue();
    }

    @Test
    void aPictureExplainedWithItselfIsTheSameOnBothSides() throws IOException {
        Picture picture = noise(3);

        Explanation explanation = explain(SmallModel.of("mobilenet", 16), picture, picture);

        assertThat(explanation.cosine()).isCloseTo(1, within(1e-5f));
        assertSame(explanation.query().heat(), explanation.neighbour().heat());
        assertThat(explanation.matches()).isNotEmpty();
        assertThat(explanation.matches().getFirst().query())
                .isEqualTo(explanation.matches().getFirst().neighbour());
    }

    @Test
    void changingPlacesChangesTheSides() throws IOException {
        Model model = SmallModel.of("retroflex", 16);

        Explanation there = explain(model, noise(1), noise(2));
        Explanation back = explain(model, noise(2), noise(1));

        assertThat(back.cosine()).isEqualTo(there.cosine());
        assertSame(back.query().heat(), there.neighbour().heat());
        assertSame(back.neighbour().heat(), there.query().heat());
    }

    @Test
    void theCosineIsTheSearchs() throws IOException {
        Model model = SmallModel.of("mobilenet", 16).with(List.of(Symmetry.MIRROR));

        Explanation explanation = explain(model, noise(1), noise(2));

        try (DualEmbedder embedder = DualEmbedder.of(model, OPTIONS)) {
            assertThat(explanation.cosine()).isEqualTo(embedder.embed(noise(1)).cosine(embedder.embed(noise(2))));
        }
    }

    @Test
    void theHeatOfTheQueryAloneIsTheSame() throws IOException {
        Model model = SmallModel.of("mobilenet", 16);

        try (Explainer explainer = Explainer.of(model, OPTIONS)) {
            assertSame(
                    explainer.heat(noise(1), noise(2)),
                    explainer.explain(noise(1), noise(2)).query().heat());
        }
    }

    @Test
    void whatIsStretchedIsShownInItsOwnShape() throws IOException {
        Picture wide = new Picture(96, 48, new byte[96 * 48 * 3]);

        Explanation explanation = explain(SmallModel.of("mobilenet", 16), wide, noise(1));

        assertThat(explanation.query().seen().width()).isEqualTo(96);
        assertThat(explanation.query().seen().height()).isEqualTo(48);
    }

    private static Cell hottest(HeatMap heat) {
        for (int row = 0; row < heat.rows(); row++) {
            for (int column = 0; column < heat.columns(); column++) {
                if (heat.at(row, column) == heat.highest()) {
                    return new Cell(row, column);
                }
            }
        }
        throw new AssertionError("no cell is as hot as the hottest");
    }

    private static Explanation explain(Model model, Picture query, Picture neighbour) throws IOException {
        try (Explainer explainer = Explainer.of(model, OPTIONS)) {
            return explainer.explain(query, neighbour);
        }
    }

    private static void assertSame(HeatMap one, HeatMap other) {
        assertThat(other.rows()).isEqualTo(one.rows());
        assertThat(other.columns()).isEqualTo(one.columns());
        for (int row = 0; row < one.rows(); row++) {
            for (int column = 0; column < one.columns(); column++) {
                assertThat(other.at(row, column)).isCloseTo(one.at(row, column), within(1e-5f));
            }
        }
    }

    private static Picture noise(int seed) {
        byte[] rgb = new byte[48 * 48 * 3];
        Random random = new Random(seed);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (random.nextInt(60) + 20 * (i / 144 / 12) + 10 * seed * (i % 3));
        }
        return new Picture(48, 48, rgb);
    }
}
