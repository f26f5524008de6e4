package io.retroflex.server;

/**
 * Where requests come in.
 *
 * @param address to listen on
 * @param port to listen on; 0 for any that is free
 * @param transport how they come
 */
public record Listening(String address, int port, Transport transport) {}
