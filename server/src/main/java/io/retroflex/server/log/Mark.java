package io.retroflex.server.log;

/**
 * A place in the log's file.
 *
 * @param head the record that ends there
 * @param bytes from the file's begin to the end of its line
 */
record Mark(Head head, long bytes) {
    static final Mark START = new Mark(Head.START, 0);
}
