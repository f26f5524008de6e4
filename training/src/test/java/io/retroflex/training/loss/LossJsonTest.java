package io.retroflex.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class LossJsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @MethodSource("io.retroflex.training.loss.Losses#all")
    void lossesAreTheSameAfterJson(Loss loss) {
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(loss), Loss.class))
                .isEqualTo(loss);
    }

    @Test
    void theTripletLossIsPlainInJson() {
        assertThat(MAPPER.writeValueAsString(Triplet.published()))
                .isEqualTo("{\"loss\":\"triplet\",\"margin\":0.6,\"miner\":{\"kind\":\"semi-hard\",\"margin\":0.2},"
                        + "\"mean\":\"ABOVE_ZERO\",\"allIfNone\":true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"loss\":\"batch-hard\",\"margin\":0.2,\"soft\":false}|BatchHard[margin=0.2, soft=false]",
                "{\"loss\":\"multi-similarity\",\"alpha\":2,\"beta\":40,\"base\":0.5,\"epsilon\":0.1}"
                        + "|MultiSimilarity[alpha=2.0, beta=40.0, base=0.5, epsilon=0.1]",
                "{\"loss\":\"supervised-contrastive\",\"temperature\":0.1}|SupervisedContrastive[temperature=0.1]",
                "{\"loss\":\"arcface\",\"margin\":0.5,\"scale\":64}|ArcFace[margin=0.5, scale=64.0]",
                "{\"loss\":\"proxy-anchor\",\"margin\":0.1,\"alpha\":32}|ProxyAnchor[margin=0.1, alpha=32.0]"
            })
    void eachLossIsFoundByItsName(String json, String loss) {
        assertThat(MAPPER.readValue(json, Loss.class)).hasToString(loss);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new Triplet(-0.1, new Miner.All(), Triplet.Mean.MINED, false))
                .hasMessage("the margin of the triplet loss must be a finite number of at least 0, not -0.1");
        assertThatThrownBy(() -> new SupervisedContrastive(0)).hasMessageContaining("above 0, not 0.0");
        assertThatThrownBy(() -> new ArcFace(28.6, 64)).hasMessageContaining("in radians and below pi, not 28.6");
        assertThatThrownBy(() -> new ArcFace(0.5, Double.NaN)).hasMessageContaining("not NaN");
        assertThatThrownBy(() -> new MultiSimilarity(2, -1, 0.5, 0.1)).hasMessageContaining("beta");
        assertThatThrownBy(() -> new ProxyAnchor(0.1, 0)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new BatchHard(Double.POSITIVE_INFINITY, true)).hasMessageContaining("margin");
    }
}
