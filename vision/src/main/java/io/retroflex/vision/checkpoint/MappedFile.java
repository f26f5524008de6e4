package io.retroflex.vision.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files as memory: nothing is read before it is asked for, and the mapping lives as long as a tensor that uses it. */
final class MappedFile {
    private MappedFile() {}

    static MemorySegment map(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CheckpointException(file.toString(), "this is a folder", "name the weight file in it");
        }
        if (!Files.exists(file)) {
            throw new CheckpointException(file.toString(), "there is no such file", "check the path");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
    }
}
