package io.retroflex.vision.model;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The files of a model, wherever they lie. */
sealed interface ModelFiles {
    /** The bytes of a file, outside the heap; nothing if it is not there. */
    Optional<MemorySegment> find(String name) throws IOException;

    /** Where a file lies, or would, for messages. */
    String place(String name);

    /** What brings a damaged model back. */
    String remedy();

    /** Files in a folder. They are mapped: nothing is read before it is asked for. */
    record InFolder(Path folder, String remedy) implements ModelFiles {
        @Override
        public Optional<MemorySegment> find(String name) throws IOException {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (FileChannel channel = FileChannel.open(file)) {
                return Optional.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
            }
        }

        @Override
        public String place(String name) {
            return folder.resolve(name).toString();
        }
    }

    /** Files that come with Retroflex, a few megabytes: they are read. */
    record InBox(String folder, Function<String, @Nullable InputStream> resources, String remedy)
            implements ModelFiles {
        @Override
        public Optional<MemorySegment> find(String name) throws IOException {
            try (InputStream in = resources.apply(folder + name)) {
                if (in == null) {
                    return Optional.empty();
                }
                byte[] bytes = in.readAllBytes();
                MemorySegment copy = Arena.ofAuto().allocate(Math.max(1, bytes.length), Long.BYTES);
                MemorySegment.copy(MemorySegment.ofArray(bytes), 0, copy, 0, bytes.length);
                return Optional.of(copy.asSlice(0, bytes.length));
            }
        }

        @Override
        public String place(String name) {
            return folder + name;
        }
    }
}
