package io.retroflex.vision.checkpoint;

import io.retroflex.vision.checkpoint.PickleValue.Dict;
import io.retroflex.vision.checkpoint.PickleValue.Foreign;
import io.retroflex.vision.checkpoint.PickleValue.Function;
import io.retroflex.vision.checkpoint.PickleValue.Items;
import io.retroflex.vision.checkpoint.PickleValue.Text;
import io.retroflex.vision.checkpoint.PickleValue.Whole;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The allow-list: the few names that a pickle of tensors needs, each answered by code of our own. Settings
 * ({@code argparse.Namespace} and the like) become inert values. Any other name is refused.
 */
final class TorchGlobals implements Pickle.Resolver {
    record StoredTensor(Tensor tensor) implements Foreign {}

    private record StorageType(Tensor.Type type) implements Foreign {}

    private record Storage(Tensor.Type type, MemorySegment data) implements Foreign {}

    /** A value that is carried along and left out: whatever is done to it gives itself. */
    private enum Inert implements Function {
        VALUE;

        @Override
        public PickleValue call(List<PickleValue> arguments) {
            return this;
        }
    }

    private static final Map<String, Tensor.Type> STORAGES = Map.of(
            "DoubleStorage", Tensor.Type.F64,
            "FloatStorage", Tensor.Type.F32,
            "HalfStorage", Tensor.Type.F16,
            "BFloat16Storage", Tensor.Type.BF16,
            "LongStorage", Tensor.Type.I64,
            "IntStorage", Tensor.Type.I32,
            "ShortStorage", Tensor.Type.I16,
            "CharStorage", Tensor.Type.I8,
            "ByteStorage", Tensor.Type.U8,
            "BoolStorage", Tensor.Type.BOOL);

    private static final Set<String> INERT = Set.of(
            "argparse.Namespace",
            "torch.Size",
            "torch.device",
            "torch.float64",
            "torch.float32",
            "torch.float16",
            "torch.bfloat16",
            "torch.int64",
            "torch.int32",
            "torch.int16",
            "torch.int8",
            "torch.uint8",
            "torch.bool");

    /** Views that are not contiguous are copied, and a stride of zero makes much from little; this bounds all of it. */
    private static final long COPIES_ALWAYS_ALLOWED = 64L << 20;

    private static final int MOST_EXPANSION = 4;

    private final String file;
    private final TorchArchive archive;
    private long copiesLeft;

    TorchGlobals(String file, long fileBytes, TorchArchive archive) {
        this.file = file;
        this.archive = archive;
        this.copiesLeft = COPIES_ALWAYS_ALLOWED + MOST_EXPANSION * fileBytes;
    }

    @Override
    public PickleValue global(String module, String name) throws CheckpointException {
        String qualified = module + "." + name;
        if (INERT.contains(qualified)) {
            return Inert.VALUE;
        }
        if ((module.equals("torch") || module.equals("torch.cuda")) && STORAGES.containsKey(name)) {
            return new StorageType(STORAGES.get(name));
        }
        return switch (qualified) {
            case "collections.OrderedDict" -> (Function) this::orderedDict;
            case "torch._utils._rebuild_tensor_v2" -> (Function) this::tensor;
            case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state" ->
                (Function) this::parameter;
            default ->
                throw new CheckpointException(
                        file,
                        "it asks to run '" + qualified + "', and Retroflex runs nothing from weight files",
                        "if you trust where it came from, load it with PyTorch and save only the state dict"
                                + " (torch.save(model.state_dict(), ..) or safetensors)");
        };
    }

    @Override
    public PickleValue persistent(PickleValue id) throws CheckpointException {
        if (!(id instanceof Items parts)
                || parts.values().size() != 5
                || !(parts.values().get(1) instanceof StorageType storage)
                || !(parts.values().get(2) instanceof Text key)
                || !(parts.values().get(4) instanceof Whole elements)) {
            throw damaged("it describes a storage in a way that torch.save does not");
        }
        Tensor.Type type = storage.type();
        MemorySegment data;
        try {
            data = archive.storage(key.value());
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException e) {
            throw new CheckpointException(
                    file,
                    "its storage '" + key.value() + "' cannot be read (" + e.getMessage() + ")",
                    "fetch it again",
                    e);
        }
        if (data.byteSize() % type.bytes() != 0 || data.byteSize() / type.bytes() != elements.value()) {
            throw damaged("its storage '" + key.value() + "' claims " + elements.value() + " elements of " + type
                    + " in " + data.byteSize() + " bytes");
        }
        return new Storage(type, data);
    }

    private PickleValue orderedDict(List<PickleValue> arguments) throws CheckpointException {
        if (!arguments.isEmpty()) {
            throw damaged("it makes an OrderedDict in a way that torch.save does not");
        }
        return new Dict(new LinkedHashMap<>());
    }

    private PickleValue parameter(List<PickleValue> arguments) throws CheckpointException {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof StoredTensor tensor)) {
            throw damaged("it makes a parameter of what is no tensor");
        }
        return tensor;
    }

    private PickleValue tensor(List<PickleValue> arguments) throws CheckpointException {
        if (arguments.size() < 4
                || !(arguments.get(0) instanceof Storage storage)
                || !(arguments.get(1) instanceof Whole offset)) {
            throw damaged("it makes a tensor in a way that torch.save does not");
        }
        Tensor.Type type = storage.type();
        MemorySegment data = storage.data();
        List<Long> extents = wholeNumbers(arguments.get(2));
        List<Long> strides = wholeNumbers(arguments.get(3));
        if (extents.size() != strides.size()) {
            throw damaged("it has a tensor of shape " + extents + " with strides " + strides);
        }
        int[] shape = Extents.of(file, extents);
        StridedView view = new StridedView(
                data,
                type.bytes(),
                offset.value(),
                shape,
                strides.stream().mapToLong(Long::longValue).toArray());
        if (!view.fits()) {
            throw damaged(
                    "it has a tensor of shape " + extents + " with strides " + strides + " at offset " + offset.value()
                            + ", which reaches outside its storage of " + data.byteSize() / type.bytes() + " elements");
        }
        if (!view.contiguous()) {
            copiesLeft -= view.byteSize();
            if (copiesLeft < 0 || view.byteSize() > Integer.MAX_VALUE - 8) {
                throw new CheckpointException(
                        file,
                        "its views of shape up to " + extents + " would take far more memory than the file has bytes",
                        "save it again with every tensor made .contiguous()");
            }
        }
        return new StoredTensor(new Tensor(type, shape, view.rows()));
    }

    private List<Long> wholeNumbers(PickleValue value) throws CheckpointException {
        List<Long> numbers = new ArrayList<>();
        if (!(value instanceof Items items)) {
            throw damaged("it has a tensor without a shape or strides");
        }
        for (PickleValue item : items.values()) {
            if (!(item instanceof Whole number)) {
                throw damaged("it has a tensor whose shape or strides are not whole numbers");
            }
            numbers.add(number.value());
        }
        return numbers;
    }

    private CheckpointException damaged(String rule) {
        return new CheckpointException(
                file, rule, "the file is damaged: fetch it again, or save it again with PyTorch");
    }
}
