package io.retroflex.server.procedure;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What is known of a photograph as it is kept.
 *
 * @param content of the file that was sent
 * @param taken when, by the clock of the machine, if its file said so
 */
record CleanPhotograph(String content, Optional<LocalDateTime> taken) {}
