package io.retroflex.server.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a log line by line, and holds each against the one before. */
final class ChainReader {
    private final InputStream in;
    private final String name;
    private Mark end;
    private long unfinished;

    /**
     * Reads on from a place.
     *
     * @param in buffered, and at that place
     * @param name of the file, for messages
     */
    ChainReader(InputStream in, String name, Mark from) {
        this.in = in;
        this.name = name;
        this.end = from;
    }

    /**
     * The next line, if there is a whole one.
     *
     * @throws BrokenLogException if it does not continue the one before
     * @throws IOException if it cannot be read
     */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                unfinished = bytes.size();
                return Optional.empty();
            }
            if (bytes.size() == Line.LONGEST) {
                throw broken("is longer than " + Line.LONGEST + " bytes: it was changed");
            }
            bytes.write(one);
        }
        return Optional.of(held(bytes.toByteArray()));
    }

    private Line held(byte[] bytes) throws BrokenLogException {
        Line line;
        try {
            line = Line.parse(bytes);
        } catch (IOException e) {
            throw broken("is no JSON object with number, at and previous: it was changed");
        }
        Head before = end.head();
        if (line.number() != before.number() + 1) {
            throw broken("has the number " + line.number() + ", and " + (before.number() + 1)
                    + " is due: lines were removed, put in or swapped");
        }
        if (!line.previous().equals(before.hash())) {
            throw broken(
                    before.number() == 0
                            ? "has a previous that is not 64 zeros: lines before it were removed"
                            : "has a previous that is not the SHA-256 of line " + before.number()
                                    + ": that one was changed, or lines were removed, put in or swapped");
        }
        end = new Mark(new Head(line.number(), Line.hash(bytes)), end.bytes() + bytes.length + 1);
        return line;
    }

    private BrokenLogException broken(String rule) {
        return new BrokenLogException(name + ": line " + (end.head().number() + 1) + " " + rule);
    }

    /** The end of the last good line. */
    Mark end() {
        return end;
    }

    /** How many bytes follow the last line, once there is no other: a line that is being written, or that a crash tore. */
    long unfinished() {
        return unfinished;
    }
}
