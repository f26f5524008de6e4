package io.retroflex.vision.checkpoint;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/** A weight file of any kind that Retroflex knows, told apart by its content and not by its name. */
public final class Checkpoint {
    /** What PyTorch wrote before 1.6: a pickle of this number, 0x1950a86a20f9469cfc6c, comes first. */
    private static final String LEGACY = "80028a0a6cfc9c46f9206aa85019";

    private static final String SAVE_AGAIN =
            "open it with a current PyTorch and save it again: torch.save(torch.load(file, weights_only=True), newFile)";

    private Checkpoint() {}

    /**
     * All tensors under the names that the file gives them; nested dictionaries are joined by dots.
     *
     * @throws CheckpointException if it is none of the known kinds, damaged, or asks for code to be run
     */
    public static StateDict read(Path path) throws IOException {
        String file = path.toString();
        MemorySegment bytes = MappedFile.map(path);
        if (bytes.byteSize() == 0) {
            throw new CheckpointException(file, "it is empty", "fetch it again");
        }
        String head = text(bytes, 0, 64);
        if (TfliteMobileNet.looksLikeOne(bytes)) {
            return TfliteMobileNet.read(file, bytes);
        }
        if (head.startsWith("PK")) {
            return TorchFile.read(path);
        }
        if (SafetensorsHeader.looksLikeOne(bytes)) {
            return Safetensors.read(path);
        }
        if (HexFormat.of().formatHex(head.getBytes(StandardCharsets.ISO_8859_1)).startsWith(LEGACY)) {
            throw new CheckpointException(file, "it is in PyTorch's format from before version 1.6", SAVE_AGAIN);
        }
        if (text(bytes, 257, 5).equals("ustar")) {
            throw new CheckpointException(
                    file,
                    "it is a tar archive, as PyTorch wrote before version 0.2 or as downloads are packed",
                    "unpack it, or " + SAVE_AGAIN);
        }
        if (head.charAt(0) == 0x80) {
            throw new CheckpointException(file, "it is a bare pickle, which could run anything", SAVE_AGAIN);
        }
        String lower = head.stripLeading().toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype") || lower.startsWith("<html")) {
            throw new CheckpointException(
                    file, "it is a web page, perhaps one that asks to log in", "fetch the file itself");
        }
        if (lower.startsWith("version https://git-lfs")) {
            throw new CheckpointException(
                    file, "it is a pointer of Git LFS, not the file", "fetch it with git lfs pull");
        }
        throw new CheckpointException(
                file,
                "it is neither a safetensors file nor one that torch.save wrote, nor a TensorFlow Lite model",
                "give a .safetensors, a .pth of PyTorch 1.6 or later, or the .tflite of MobileNetV1");
    }

    private static String text(MemorySegment bytes, long from, int length) {
        long end = Math.min(bytes.byteSize(), from + length);
        return from >= end
                ? ""
                : new String(
                        bytes.asSlice(from, end - from).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
    }
}
