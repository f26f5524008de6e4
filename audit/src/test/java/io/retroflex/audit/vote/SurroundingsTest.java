package io.retroflex.audit.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Neighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Votes and likeness, against values worked out by hand. */
class SurroundingsTest {
    private static final double EXACT = 1e-6;

    @Test
    void aVoteWeighsLessTheFartherItsNeighbourIs() {
        Surroundings surroundings = of("polyp", List.of(0.9f), "cecum", List.of(0.8f, 0.8f));

        // exp(0) against twice exp(-0.1 / 0.1)
        assertThat(surroundings.votes().shares().get("polyp")).isCloseTo(1 / (1 + 2 / Math.E), within(EXACT));
        assertThat(surroundings.votes().label()).isEqualTo("polyp");
        assertThat(surroundings.votes().meanCosine()).isCloseTo(2.5 / 3, within(EXACT));
    }

    @Test
    void ofEqualSharesTheFirstNameLeads() {
        assertThat(of("b", List.of(0.5f), "a", List.of(0.5f)).votes().label()).isEqualTo("a");
    }

    @Test
    void onlyTwentyVote() {
        List<Float> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(0.9f);
        }

        Votes votes = of("near", many, "far", List.of(0.1f)).votes();

        assertThat(votes.neighbours()).hasSize(20);
        assertThat(votes.shares()).containsOnlyKeys("near");
    }

    @Test
    void likenessIsHalfAsMuchAgainOfTheFiveNearestLessTheFiveNearestOthers() {
        Surroundings surroundings = of(
                "cecum", List.of(0.9f, 0.8f, 0.8f, 0.8f, 0.7f, 0.1f),
                "polyp", List.of(0.6f, 0.4f));

        assertThat(surroundings.likeness(Set.of("cecum"))).isCloseTo(1.5 * 0.8 - 0.5, within(EXACT));
        assertThat(surroundings.likeness(Set.of("polyp"))).isCloseTo(1.5 * 0.5 - 0.8, within(EXACT));
        assertThat(surroundings.likeness(Set.of("cecum", "polyp"))).isCloseTo(1.5 * 0.8, within(EXACT));
        assertThat(surroundings.likeness(Set.of("pylorus"))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void thoseThatVotedAloneVoteTheSame() {
        List<Float> many = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            many.add(0.9f - 0.01f * i);
        }
        Surroundings whole = of("polyp", many, "cecum", many);

        Surroundings voters = Surroundings.ofVoters(whole.votes().neighbours());

        assertThat(voters.votes()).isEqualTo(whole.votes());
        assertThat(voters.votes().neighbours()).hasSize(20);
        assertThat(voters.source()).isEqualTo(whole.source());
    }

    @Test
    void aGalleryWithoutLabelsCannotBeAsked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Surroundings(new TreeMap<>()))
                .withMessageContaining("the gallery has none");
    }

    static Surroundings of(String label, List<Float> cosines, String other, List<Float> others) {
        TreeMap<String, List<Neighbour>> byLabel = new TreeMap<>();
        byLabel.put(label, neighbours(label, cosines));
        byLabel.put(other, neighbours(other, others));
        return new Surroundings(byLabel);
    }

    private static List<Neighbour> neighbours(String label, List<Float> cosines) {
        List<Neighbour> neighbours = new ArrayList<>();
        for (float cosine : cosines) {
            neighbours.add(new Neighbour(label + neighbours.size(), Facts.of(Map.of(Facts.LABEL, label)), cosine));
        }
        return neighbours;
    }
}
