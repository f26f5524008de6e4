package io.retroflex.server;

import java.util.Optional;

/**
 * What the service's user decides.
 *
 * @param listening where requests come in
 * @param storage where things are kept, and how long
 * @param waiting how many pictures may wait for the network
 * @param issuer that knows persons too, beside the service's own accounts
 */
public record ServerSettings(Listening listening, Storage storage, int waiting, Optional<IssuerSettings> issuer) {}
