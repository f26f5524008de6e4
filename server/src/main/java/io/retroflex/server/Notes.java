package io.retroflex.server;

/** Tells whoever started the service what they have to know. */
@FunctionalInterface
public interface Notes {
    /** Tells a line. */
    void tell(String line);
}
