package io.retroflex.vision.weights;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** How a weight file is had: from an address, or from whoever may hand it out. */
public sealed interface Source {
    /** The name that the file has on disk. */
    String fileName();

    /** The size in bytes, where it is known. */
    OptionalLong size();

    /** The SHA-256 in 64 lower-case hexadecimal digits, where it is known. */
    Optional<String> sha256();

    /** Anyone may download it. The file is named as in its address. */
    record Download(URI address, OptionalLong size, Optional<String> sha256) implements Source {
        @Override
        public String fileName() {
            String path = address.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /**
     * The user has to get it.
     *
     * @param where where it is handed out
     * @param why why it cannot be downloaded without the user
     * @param sha256 as recorded by somebody who has the file, for its publisher states none
     */
    record BringYourOwn(String fileName, String where, String why, Optional<String> sha256) implements Source {
        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }
    }
}
