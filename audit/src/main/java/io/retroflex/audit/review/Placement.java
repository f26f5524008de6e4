package io.retroflex.audit.review;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's word on what a photograph shows.
 *
 * @param photograph number of it within the procedure, from 1
 * @param station id of the one that it shows; nothing if it is of no use
 * @param by the name of the person's account
 * @param at when
 */
public record Placement(int photograph, Optional<String> station, String by, Instant at) {}
