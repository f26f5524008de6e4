package io.retroflex.vision.checkpoint;

import java.io.IOException;

/** A weight file that cannot be used: which file, which rule it breaks, and what to do about it. */
public final class CheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String rule;
    private final String remedy;

    /** The message is {@code file: rule; remedy}. */
    public CheckpointException(String file, String rule, String remedy) {
        super(file + ": " + rule + "; " + remedy);
        this.file = file;
        this.rule = rule;
        this.remedy = remedy;
    }

    /** As above, with the error that showed it. */
    public CheckpointException(String file, String rule, String remedy, Throwable cause) {
        this(file, rule, remedy);
        initCause(cause);
    }

    /** The file, as its reader was given it. */
    public String file() {
        return file;
    }

    /** What is wrong with it. */
    public String rule() {
        return rule;
    }

    /** What the user can do. */
    public String remedy() {
        return remedy;
    }
}
