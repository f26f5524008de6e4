package io.retroflex.server.dicomweb;

import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.procedure.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.ProxyInputStream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Event;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * The parts of a {@code multipart/related} body (RFC 2387). They lie in temporary files until this is closed, so that nothing is
 * taken from a body that breaks off, and no more than a buffer is in memory.
 */
public final class RelatedParts implements AutoCloseable {
    /** More than any examination has photographs. */
    private static final int MOST_PARTS = 20_000;

    /** Objects to a body that breaks off, and not to a part without headers, which the parser calls an invalid header. */
    private static final DecodeMonitor MONITOR = new DecodeMonitor() {
        @Override
        public boolean warn(String error, String remedy) {
            return !error.contains(Event.INVALID_HEADER.toString());
        }

        @Override
        public boolean isListening() {
            return true;
        }
    };

    private final List<Path> files = new ArrayList<>();

    private RelatedParts() {}

    /**
     * Reads a body to its end.
     *
     * @param type of the body, with its boundary
     * @param folder for the temporary files
     * @param most bytes that it may have
     * @throws BadRequestException if it is not as its type says
     * @throws MaxUploadSizeExceededException if it is larger
     * @throws IOException if it breaks off between its parts, or the disk fails
     */
    public static RelatedParts read(InputStream body, MediaType type, Path folder, long most) throws IOException {
        String boundary = type.getParameter("boundary");
        if (boundary == null || boundary.isBlank()) {
            throw new BadRequestException("the Content-Type has no boundary; it is like"
                    + " multipart/related; type=\"application/dicom\"; boundary=abc");
        }
        RelatedParts parts = new RelatedParts();
        boolean whole = false;
        try (InputStream bounded = bounded(body, most)) {
            parts.read(bounded, type, folder);
            whole = true;
        } catch (MimeException | MimeIOException e) {
            throw new BadRequestException(
                    "the body is not as multipart/related asks; are its boundaries those that the Content-Type states,"
                            + " and is the last one there?",
                    e);
        } finally {
            if (!whole) {
                parts.close();
            }
        }
        return parts;
    }

    private static InputStream bounded(InputStream body, long most) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(body)
                .setMaxCount(most + 1)
                .setOnMaxCount((limit, count) -> {
                    throw new MaxUploadSizeExceededException(most);
                })
                .setPropagateClose(false)
                .get();
    }

    private void read(InputStream body, MediaType type, Path folder) throws IOException, MimeException {
        MimeTokenStream tokens = new MimeTokenStream(MimeConfig.DEFAULT, MONITOR, null);
        tokens.parseHeadless(body, type.toString());
        int depth = 0;
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            if (state == EntityState.T_START_MULTIPART && ++depth > 1) {
                throw new MimeException("a part is a multipart of its own");
            }
            if (state == EntityState.T_BODY) {
                add(tokens.getDecodedInputStream(), folder);
            }
        }
        if (files.isEmpty()) {
            throw new MimeException("there is no part");
        }
    }

    private void add(InputStream part, Path folder) throws IOException, MimeException {
        if (files.size() == MOST_PARTS) {
            throw new MimeException("there are more than " + MOST_PARTS + " parts");
        }
        Path file = Files.createTempFile(folder, "part-", ".dcm");
        files.add(file);
        Files.copy(decoding(part), file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What cannot be decoded is the sender's fault and not the disk's; the decoders do not tell. */
    private static InputStream decoding(InputStream part) {
        return new ProxyInputStream(part) {
            @Override
            protected void handleIOException(IOException failure) throws IOException {
                throw new MimeIOException(new MimeException(failure));
            }
        };
    }

    /** The parts in their order. */
    public List<UploadedFile> files() {
        return files.stream()
                .<UploadedFile>map(file -> () -> Files.newInputStream(file))
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
