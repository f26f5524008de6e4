package io.retroflex.vision.weights;

import io.retroflex.vision.weights.Fetched.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What a weight file must be: its size and sum as known, or else its sum as recorded at an earlier fetch. */
record Expectation(Path target, OptionalLong size, Optional<String> sha256, Check check) {
    static Expectation of(Source source, Path target) throws IOException {
        if (source.sha256().isPresent()) {
            return new Expectation(target, source.size(), source.sha256(), Check.KNOWN_SUM);
        }
        Optional<String> recorded = Sha256.recorded(target);
        Check check = recorded.isPresent() ? Check.RECORDED_SUM : Check.FIRST_RECORDED;
        return new Expectation(target, source.size(), recorded, check);
    }

    /**
     * The sum of a file that is as expected.
     *
     * @param what the file in words, for the message
     * @param remedy what to do if it is not, for the message
     * @throws IOException if its size or its sum is another
     */
    String verify(Path file, String what, String remedy) throws IOException {
        long bytes = Files.size(file);
        if (size.isPresent() && size.getAsLong() != bytes) {
            throw new IOException(
                    what + " has " + bytes + " bytes, expected " + size.getAsLong() + " bytes; " + remedy);
        }
        String sum = Sha256.of(file);
        if (sha256.isPresent() && !sha256.get().equals(sum)) {
            throw new IOException(
                    what + " has sha256 " + sum + ", expected " + sha256.get() + " " + origin() + "; " + remedy);
        }
        return sum;
    }

    private String origin() {
        return check == Check.RECORDED_SUM
                ? "as recorded at an earlier fetch (if the publisher has changed the file, delete "
                        + Sha256.record(target) + ")"
                : "as known to Retroflex";
    }
}
