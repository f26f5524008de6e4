package io.retroflex.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.GalleryHeader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hit rates without whole rankings, against the evaluation that has them. */
class HitRatesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theyAreThoseOfAWholeEvaluationIntervalsIncluded(long seed) {
        Random random = new Random(seed);
        List<Entry> pictures = Examples.random(random, "p", 120, 12).stream()
                .map(picture -> random.nextBoolean()
                        ? Examples.with(picture, Facts.PATIENT, "patient-" + random.nextInt(20))
                        : Examples.with(picture, Facts.GROUP, ""))
                .toList();
        ExactGallery gallery = gallery(16, pictures);
        EvaluationOptions options = EvaluationOptions.defaults().withExcludeOwnGroup(true);
        EvaluationResult whole = Evaluation.run(pictures, pictures, options);

        List<Entry> queries = pictures.stream()
                .filter(picture -> HitRates.hasRelevant(picture, gallery))
                .toList();
        HitRates rates = HitRates.of(queries, gallery, options.resamples(), options.seed());

        assertThat(queries).hasSize(whole.measured().size());
        assertThat(rates.at1()).isEqualTo(whole.plain().recallAt1());
        assertThat(rates.at5()).isEqualTo(whole.plain().recallAt5());
    }

    @Test
    void aPictureWhoseLabelOnlyItsOwnGroupHasFindsNothing() {
        Facts facts = Facts.of(Map.of(Facts.LABEL, "rare", Facts.GROUP, "one"));
        Entry alone = Examples.at(0, "a", facts);
        ExactGallery gallery = gallery(2, List.of(alone, Examples.at(1, "b", facts), Examples.at(2, "c", "other")));

        assertThat(HitRates.hasRelevant(alone, gallery)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> HitRates.of(List.of(), gallery, 10, 1));
    }

    private static ExactGallery gallery(int dimension, List<Entry> pictures) {
        ExactGallery gallery = new ExactGallery(new GalleryHeader(dimension, "f00d", "model"));
        gallery.put(pictures);
        gallery.commit();
        return gallery;
    }
}
