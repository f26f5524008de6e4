package io.retroflex.gallery;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/** Copies a commit's files, the one that names the others last: a copy that was interrupted is no gallery. */
final class GalleryCopy {
    private GalleryCopy() {}

    static void copy(Directory source, IndexCommit commit, GalleryFolder target) throws IOException {
        String last = commit.getSegmentsFileName();
        Collection<String> files = new HashSet<>(commit.getFileNames());
        files.remove(last);
        try (Directory copy = target.directory()) {
            for (String file : files) {
                copy.copyFrom(source, file, file, IOContext.DEFAULT);
            }
            copy.sync(files);
            copy.copyFrom(source, last, last, IOContext.DEFAULT);
            copy.sync(Set.of(last));
            copy.syncMetaData();
        }
    }
}
