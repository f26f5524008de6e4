package io.retroflex.gallery;

import java.util.List;
import java.util.Set;

/** Which pictures of a gallery take part: a condition on their facts. */
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
    }

    /** Pictures that the condition does not hold for. */
    record Not(Filter condition) implements Filter {
        @Override
        public boolean matches(Facts facts) {
            return !condition.matches(facts);
        }
    }

    /** Pictures whose column has this value. */
    static Filter equal(String column, String value) {
        return new In(column, Set.of(value));
    }
}
