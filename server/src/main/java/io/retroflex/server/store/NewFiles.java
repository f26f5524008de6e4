package io.retroflex.server.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files of a procedure that are kept together: one wait for the disk in place of one for each. Nobody finds any of them before
 * {@link #keep}, and unless that is called none of them stays.
 */
public final class NewFiles implements Closeable {
    private final Folder folder;
    private final FoundFiles before;
    private final Path unfinished;
    private final Map<String, Pack.Part> parts = new LinkedHashMap<>();
    private @Nullable FileChannel out;
    private long length;
    private boolean finished;

    /** @param before what is there already and need not be written again; only names are asked for */
    NewFiles(Folder folder, FoundFiles before) {
        this.folder = folder;
        this.before = before;
        this.unfinished = folder.unfinished();
    }

    /** Writes a file, unless there is one of that name: files are named by their content. */
    public void put(String name, byte[] content) throws IOException {
        Folder.requireName(name);
        if (parts.containsKey(name) || before.has(name)) {
            return;
        }
        ByteBuffer bytes = folder.sealed(name, content);
        parts.put(name, new Pack.Part(length, bytes.remaining()));
        length += bytes.remaining();
        Folder.write(opened(), bytes);
    }

    private FileChannel opened() throws IOException {
        if (out == null) {
            out = Folder.create(unfinished);
        }
        return out;
    }

    /** When this returns, all that was put outlasts a power failure. */
    public void keep() throws IOException {
        if (!parts.isEmpty()) {
            FileChannel pack = opened();
            Folder.write(pack, Pack.index(parts));
            pack.force(true);
            pack.close();
            folder.finish(unfinished, UUID.randomUUID() + Pack.SUFFIX);
            finished = true;
        }
        // Also for what was there already: whoever put it may not have come to this yet.
        folder.settle();
    }

    @Override
    public void close() throws IOException {
        if (out != null && !finished) {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
