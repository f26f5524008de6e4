package io.retroflex.gallery;

import java.util.List;
import java.util.Set;

/**
 * Which pictures of a gallery take part: a condition on their facts. Written out, a filter reads as {@link #parse}
 * takes it.
 */
public sealed interface Filter {
    /** Every picture takes part. */
    Filter ALL = new All();

    /** Whether a picture with these facts takes part. */
    boolean matches(Facts facts);

    /** Every picture. */
    record All() implements Filter {
        @Override
        public boolean matches(Facts facts) {
            return true;
        }

        @Override
        public String toString() {
            return FilterText.of(this);
        }
    }

    /** Pictures whose column has one of the values; those without the column do not take part. */
    record In(String column, Set<String> values) implements Filter {
        /** Copies the values. */
        public In {
            values = Set.copyOf(values);
        }

        @Override
        public boolean matches(Facts facts) {
            return facts.get(column).filter(values::contains).isPresent();
        }

        @Override
        public String toString() {
            return FilterText.of(this);
        }
    }

    /** Pictures that every condition holds for. */
    record And(List<Filter> conditions) implements Filter {
        /** Copies the conditions. */
        public And {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean matches(Facts facts) {
            return conditions.stream().allMatch(condition -> condition.matches(facts));
        }

        @Override
        public String toString() {
            return FilterText.of(this);
        }
    }

    /** Pictures that at least one condition holds for. */
    record Or(List<Filter> conditions) implements Filter {
        /** Copies the conditions. */
        public Or {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean matches(Facts facts) {
            return conditions.stream().anyMatch(condition -> condition.matches(facts));
        }

        @Override
        public String toString() {
            return FilterText.of(this);
        }
    }

    /** Pictures that the condition does not hold for. */
    record Not(Filter condition) implements Filter {
        @Override
        public boolean matches(Facts facts) {
            return !condition.matches(facts);
        }

        @Override
        public String toString() {
            return FilterText.of(this);
        }
    }

    /** Pictures whose column has this value. */
    static Filter equal(String column, String value) {
        return new In(column, Set.of(value));
    }

    /**
     * Reads a filter: {@code label=polyp}, {@code split!=test}, {@code label in (polyp, 'normal cecum')}, joined by
     * {@code and}, {@code or}, {@code not} and parentheses; {@code not} binds closest, {@code or} least. {@code all},
     * and an empty text, let every picture through. A word with spaces, commas, quotes, parentheses, {@code =} or
     * {@code !} in it stands in single or double quotes, where the quote itself is written twice.
     *
     * @throws IllegalArgumentException if the text is no filter, with the position and what was expected there
     */
    static Filter parse(String text) {
        return new FilterParser(text).parse();
    }
}
