package io.retroflex.server.log;

import java.util.Map;

/** What a record tells. */
sealed interface Entry {
    /**
     * A request that has ended.
     *
     * @param route the pattern of its path, never the path: that holds whatever the asker wrote, a patient's name perhaps
     * @param ids what the pattern leaves open, where it is known to be harmless
     * @param from the address it came from
     */
    record Request(Asker asker, String method, String route, Map<String, String> ids, int status, String from)
            implements Entry {
        public Request {
            ids = Map.copyOf(ids);
        }
    }

    /** Something that happened to the service or the log itself. */
    record Event(Kind kind, String detail) implements Entry {}

    /** What may happen. */
    enum Kind {
        /** The service has started. */
        START,
        /** The service is ending; a start without an end before it means that it was killed. */
        END,
        /** The log that the database knows of is not there any more. */
        NEW,
        /** What followed the last good line was moved to a file of its own. */
        TORN,
        /** Requests could not be recorded. */
        MISSED
    }
}
