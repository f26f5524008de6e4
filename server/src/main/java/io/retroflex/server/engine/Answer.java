package io.retroflex.server.engine;

import io.retroflex.audit.report.Provenance;

/**
 * What was found, and by what: pictures may have come to the site's gallery since.
 *
 * @param by the model and the pictures that answered
 */
public record Answer<T>(T found, Provenance by) {}
