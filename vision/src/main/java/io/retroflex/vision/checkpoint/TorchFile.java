package io.retroflex.vision.checkpoint;

import io.retroflex.vision.checkpoint.PickleValue.Dict;
import io.retroflex.vision.checkpoint.PickleValue.Items;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that {@code torch.save} wrote (PyTorch 1.6 and later): a zip of storages and a pickle that says how tensors lie
 * over them. The pickle is read by a machine that knows tensors and dictionaries and nothing else.
 */
public final class TorchFile {
    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 1_000_000;
    private static final int LONGEST_NAME = 1000;

    private final String file;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private int visited;

    private TorchFile(String file) {
        this.file = file;
    }

    /**
     * All tensors, at whatever depth of dictionaries and lists, under their keys joined by dots. What is no tensor (epoch
     * numbers, settings) is left out.
     *
     * @throws CheckpointException if the file is damaged, in the format before PyTorch 1.6, or asks for anything to be run
     */
    public static StateDict read(Path path) throws IOException {
        String file = path.toString();
        MemorySegment bytes = MappedFile.map(path);
        PickleValue root;
        try (TorchArchive archive = TorchArchive.open(path, bytes)) {
            if (!archive.littleEndian()) {
                throw new CheckpointException(
                        file, "it was written on a big-endian machine", "save it again on a common one");
            }
            root = Pickle.load(
                    file, archive.pickle().asByteBuffer(), new TorchGlobals(file, bytes.byteSize(), archive));
        }
        TorchFile flattened = new TorchFile(file);
        flattened.flatten("", root, 0);
        if (flattened.tensors.isEmpty()) {
            throw new CheckpointException(file, "it holds no tensors", "give a file of weights");
        }
        return new StateDict(flattened.tensors);
    }

    private void flatten(String name, PickleValue value, int depth) throws CheckpointException {
        if (++visited > MOST_VALUES || depth > DEEPEST || name.length() > LONGEST_NAME) {
            throw new CheckpointException(
                    file,
                    "its dictionaries are nested without end, or its names are",
                    "save only the state dict with torch.save");
        }
        String prefix = name.isEmpty() ? "" : name + ".";
        if (value instanceof Dict dict) {
            for (Map.Entry<String, PickleValue> entry : dict.entries().entrySet()) {
                flatten(prefix + entry.getKey(), entry.getValue(), depth + 1);
            }
        } else if (value instanceof Items items) {
            for (int i = 0; i < items.values().size(); i++) {
                flatten(prefix + i, items.values().get(i), depth + 1);
            }
        } else if (value instanceof TorchGlobals.StoredTensor stored
                && tensors.putIfAbsent(name, stored.tensor()) != null) {
            throw new CheckpointException(
                    file, "two tensors are called '" + name + "'", "save it again under distinct names");
        }
    }
}
