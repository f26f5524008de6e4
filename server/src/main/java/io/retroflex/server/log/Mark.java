package io.retroflex.server.log;

/**
 * A place in the log.
 *
 * @param head the record that ends there
 * @param bytes from the log's begin to the end of its line, whatever files it is in
 */
record Mark(Head head, long bytes) {
    static final Mark START = new Mark(Head.START, 0);
}
