package io.retroflex.server;

/** What an account may do; each role may do what those before it may. */
public enum Role {
    /** Looks at procedures, searches. */
    VIEWER,
    /** Audits procedures and overrides verdicts. */
    REVIEWER,
    /** Changes galleries. */
    CURATOR,
    /** Makes accounts. */
    ADMIN;

    /** Whether this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
