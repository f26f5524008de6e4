package io.retroflex.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Features that several heads share. */
class CachedFeaturesTest {
    private final CachedFeatures both = new CachedFeatures(
            List.of(2, 1),
            List.of(new float[][] {{1, 2, 3}, {4, 5, 6}}, new float[][] {{7, 8, 9}, {10, 11, 12}}),
            List.of(new float[] {13, 14, 15}, new float[] {16, 17, 18}));

    @Test
    void aBranchHasItsOwnNumbersOfEveryView() {
        assertThat(both.branch(0).views().get(1)).isDeepEqualTo(new float[][] {{7, 8}, {10, 11}});
        assertThat(both.branch(1).plain(List.of(1, 0))).isDeepEqualTo(new float[][] {{6}, {3}});
        assertThat(both.branch(0).steady(List.of(1))).isDeepEqualTo(new float[][] {{16, 17}});
    }

    @Test
    void featuresOfOtherBranchesOrPicturesAreRefused() {
        both.require(List.of(2, 1), 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> both.require(List.of(3), 2))
                .withMessageContaining("by branches of [2, 1] numbers, not of 2 by [3]");
        assertThatIllegalArgumentException().isThrownBy(() -> both.require(List.of(2, 1), 3));
    }
}
