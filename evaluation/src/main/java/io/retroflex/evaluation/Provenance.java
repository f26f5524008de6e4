package io.retroflex.evaluation;

/**
 * Where a result comes from.
 *
 * @param model name of the model that made the embeddings
 * @param fingerprint of that model
 * @param data what was asked against what, in a few words
 */
public record Provenance(String model, String fingerprint, String data) {}
