package io.retroflex.server.site;

import io.retroflex.server.store.ProcedureFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files of the site's pictures. A name is never used twice, so that who deletes one deletes no other. */
@Component
class SiteFiles {
    private static final String FOLDER = "site";

    private final ProcedureFiles files;

    SiteFiles(ProcedureFiles files) {
        this.files = files;
    }

    /** Writes a file, which outlasts a power failure when this returns; gives its name. */
    String put(byte[] content) throws IOException {
        String name = UUID.randomUUID().toString();
        files.put(FOLDER, name, content);
        files.settle(FOLDER);
        return name;
    }

    /** @throws NoSuchFileException if the picture was removed, or its file is gone */
    byte[] get(SitePicture picture) throws IOException {
        if (picture.file() == null) {
            throw new NoSuchFileException(picture.name());
        }
        return files.get(FOLDER, picture.file());
    }

    void delete(String name) throws IOException {
        files.delete(FOLDER, name);
    }

    /** Deletes what no picture names: what a kill between a file and its row has left. */
    void sweep(List<SitePicture> pictures) throws IOException {
        Set<String> named = new HashSet<>();
        pictures.forEach(picture -> named.add(Objects.requireNonNullElse(picture.file(), "")));
        for (String name : files.names(FOLDER)) {
            if (!named.contains(name)) {
                delete(name);
            }
        }
    }
}
