package io.retroflex.server.site;

import io.retroflex.vision.model.Embedding;

/**
 * A photograph of a procedure that is to become a picture of the site.
 *
 * @param procedure its public id
 * @param photograph its number there
 * @param content the name of its content, by which the same photograph is known again
 * @param file the bytes that are kept of it
 * @param model the fingerprint of the model that made the embedding
 * @param embedding of it
 */
record Candidate(
        String procedure,
        int photograph,
        String content,
        @SuppressWarnings("ArrayRecordComponent") // handed on once; candidates are not compared
        byte[] file,
        String model,
        Embedding embedding) {}
