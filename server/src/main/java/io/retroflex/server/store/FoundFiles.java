package io.retroflex.server.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a procedure as they were found, for whoever reads many of them. Any number of threads may. */
public final class FoundFiles implements Closeable {
    /** Who sends each photograph by itself makes as many packs; a process may not have as many files open. */
    private static final int MOST_OPEN = 32;

    private final Folder folder;
    private final List<Pack> open = new ArrayList<>();
    private final Map<String, Pack> packed = new HashMap<>();

    /** Why packs could not be read: what they hold is not known. The files of others are found nonetheless. */
    private final List<IOException> damages = new ArrayList<>();

    private FoundFiles(Folder folder) {
        this.folder = folder;
    }

    /** Looks into the packs of a folder. */
    static FoundFiles in(Folder folder) throws IOException {
        FoundFiles found = new FoundFiles(folder);
        try (DirectoryStream<Path> packs = Files.newDirectoryStream(folder.path(), "*" + Pack.SUFFIX)) {
            packs.forEach(found::add);
        } catch (NoSuchFileException e) {
            // It has no file yet, or is deleted meanwhile.
        } catch (DirectoryIteratorException e) {
            found.close();
            throw e.getCause();
        }
        return found;
    }

    private void add(Path path) {
        try {
            Pack pack = Pack.open(path);
            pack.names().forEach(name -> packed.put(name, pack));
            if (open.size() < MOST_OPEN) {
                open.add(pack);
            } else {
                pack.close();
            }
        } catch (NoSuchFileException e) {
            // Deleted meanwhile.
        } catch (IOException e) {
            damages.add(e);
        }
    }

    /** Whether there is a file of that name. */
    public boolean has(String name) {
        return packed.containsKey(name) || folder.has(name);
    }

    /**
     * What a file holds.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if it was changed or sealed with another key, or may be in a pack that is damaged
     */
    public byte[] get(String name) throws IOException {
        Pack pack = packed.get(name);
        if (pack != null) {
            return folder.opened(name, pack.read(name));
        }
        try {
            return folder.get(name);
        } catch (NoSuchFileException e) {
            if (damages.isEmpty()) {
                throw e;
            }
            throw damages.getFirst();
        }
    }

    @Override
    public void close() throws IOException {
        for (Pack pack : open) {
            pack.close();
        }
    }
}
