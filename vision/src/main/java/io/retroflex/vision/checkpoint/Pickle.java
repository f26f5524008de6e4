package io.retroflex.vision.checkpoint;

import io.retroflex.vision.checkpoint.PickleValue.Dict;
import io.retroflex.vision.checkpoint.PickleValue.Function;
import io.retroflex.vision.checkpoint.PickleValue.Items;
import io.retroflex.vision.checkpoint.PickleValue.Plain;
import io.retroflex.vision.checkpoint.PickleValue.Text;
import io.retroflex.vision.checkpoint.PickleValue.Whole;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stack machine of Python's pickle format, protocols 2 to 5, as far as tensors need it. It knows no classes: whatever
 * a pickle names is asked of a {@link Resolver}, which answers from an allow-list, and so nothing in a file is ever run.
 * See <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">pickletools</a> for the instructions.
 */
final class Pickle {
    /** What the names in a pickle stand for. */
    interface Resolver {
        PickleValue global(String module, String name) throws CheckpointException;

        PickleValue persistent(PickleValue id) throws CheckpointException;
    }

    /** A training checkpoint of the largest ViT takes about 200,000 instructions; each can cost some hundred bytes. */
    private static final int MOST_INSTRUCTIONS = 2_000_000;

    private final String file;
    private final ByteBuffer in;
    private final Resolver resolver;
    private final List<PickleValue> stack = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Integer, PickleValue> memo = new HashMap<>();

    private Pickle(String file, ByteBuffer pickle, Resolver resolver) {
        this.file = file;
        this.in = pickle.order(ByteOrder.LITTLE_ENDIAN);
        this.resolver = resolver;
    }

    /** The value that the pickle describes. */
    static PickleValue load(String file, ByteBuffer pickle, Resolver resolver) throws CheckpointException {
        Pickle machine = new Pickle(file, pickle, resolver);
        try {
            return machine.run();
        } catch (BufferUnderflowException e) {
            throw machine.damaged("ends in the middle of an instruction");
        }
    }

    private PickleValue run() throws CheckpointException {
        for (int count = 0; count < MOST_INSTRUCTIONS; count++) {
            int instruction = Byte.toUnsignedInt(in.get());
            if (instruction == '.') {
                return pop();
            }
            execute(instruction);
        }
        throw damaged("has more than " + MOST_INSTRUCTIONS + " instructions");
    }

    private void execute(int instruction) throws CheckpointException {
        switch (instruction) {
            case 0x80 -> in.get(); // PROTO
            case 0x95 -> in.getLong(); // FRAME
            case '(' -> marks.push(stack.size());
            case '}' -> push(new Dict(new LinkedHashMap<>()));
            case ']', ')' -> push(new Items(new ArrayList<>(0)));
            case 't' -> push(new Items(popToMark()));
            case 0x85 -> push(new Items(pop(1)));
            case 0x86 -> push(new Items(pop(2)));
            case 0x87 -> push(new Items(pop(3)));
            case 'q' -> memo.put(unsignedByte(), peek());
            case 'r' -> memo.put(in.getInt(), peek());
            case 0x94 -> memo.put(memo.size(), peek());
            case 'h' -> push(recall(unsignedByte()));
            case 'j' -> push(recall(in.getInt()));
            case 'X', 'T' -> push(text(in.getInt()));
            case 0x8c, 'U' -> push(text(unsignedByte()));
            case 'J' -> push(new Whole(in.getInt()));
            case 'K' -> push(new Whole(unsignedByte()));
            case 'M' -> push(new Whole(Short.toUnsignedInt(in.getShort())));
            case 0x8a -> push(longInteger());
            case 'G' -> {
                in.getDouble();
                push(Plain.REAL);
            }
            case 'N' -> push(Plain.NONE);
            case 0x88, 0x89 -> push(Plain.TRUTH);
            case 'a' -> append(pop(1));
            case 'e' -> append(popToMark());
            case 's' -> setItems(pop(2));
            case 'u' -> setItems(popToMark());
            case 'c' -> push(resolver.global(line(), line()));
            case 0x93 -> global();
            case 'Q' -> push(resolver.persistent(pop()));
            case 'R', 0x81 -> call();
            case 'b' -> pop(); // BUILD: attributes of a dictionary or a settings object; no tensor of a network is one
            default ->
                throw damaged(String.format("has the instruction 0x%02x, for which tensors have no use", instruction));
        }
    }

    private void push(PickleValue value) {
        stack.add(value);
    }

    private int floor() {
        return marks.isEmpty() ? 0 : marks.getFirst();
    }

    private PickleValue peek() throws CheckpointException {
        if (stack.size() <= floor()) {
            throw damaged("takes more values than it gave");
        }
        return stack.getLast();
    }

    private PickleValue pop() throws CheckpointException {
        PickleValue top = peek();
        stack.removeLast();
        return top;
    }

    private List<PickleValue> pop(int count) throws CheckpointException {
        int from = stack.size() - count;
        if (from < floor()) {
            throw damaged("takes more values than it gave");
        }
        return cut(from);
    }

    private List<PickleValue> popToMark() throws CheckpointException {
        if (marks.isEmpty()) {
            throw damaged("closes what it did not open");
        }
        return cut(marks.pop());
    }

    private List<PickleValue> cut(int from) {
        List<PickleValue> tail = stack.subList(from, stack.size());
        List<PickleValue> values = new ArrayList<>(tail);
        tail.clear();
        return values;
    }

    private PickleValue recall(int key) throws CheckpointException {
        PickleValue value = memo.get(key);
        if (value == null) {
            throw damaged("recalls a value that it did not keep");
        }
        return value;
    }

    private int unsignedByte() {
        return Byte.toUnsignedInt(in.get());
    }

    private Text text(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new Text(new String(bytes, StandardCharsets.UTF_8));
    }

    private String line() {
        int end = in.position();
        while (end < in.limit() && in.get(end) != '\n') {
            end++;
        }
        String line = text(end - in.position()).value();
        in.get();
        return line;
    }

    private Whole longInteger() throws CheckpointException {
        int length = unsignedByte();
        if (length > Long.BYTES) {
            throw damaged("has a number of " + length + " bytes");
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (long) unsignedByte() << (8 * i);
        }
        int unused = Long.SIZE - 8 * length;
        return new Whole(length == 0 ? 0 : (value << unused) >> unused);
    }

    private void append(List<PickleValue> values) throws CheckpointException {
        if (!(peek() instanceof Items list)) {
            throw damaged("appends to what is no list");
        }
        list.values().addAll(values);
    }

    private void setItems(List<PickleValue> keysAndValues) throws CheckpointException {
        if (!(peek() instanceof Dict dict) || keysAndValues.size() % 2 != 0) {
            throw damaged("fills what is no dictionary");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            String key = switch (keysAndValues.get(i)) {
                case Text text -> text.value();
                case Whole number -> Long.toString(number.value());
                default -> throw damaged("has a dictionary whose keys are neither texts nor whole numbers");
            };
            if (dict.entries().putIfAbsent(key, keysAndValues.get(i + 1)) != null) {
                throw damaged("has the key '" + key + "' twice in one dictionary");
            }
        }
    }

    private void global() throws CheckpointException {
        List<PickleValue> names = pop(2);
        if (!(names.getFirst() instanceof Text module) || !(names.getLast() instanceof Text name)) {
            throw damaged("names a class by something other than text");
        }
        push(resolver.global(module.value(), name.value()));
    }

    private void call() throws CheckpointException {
        List<PickleValue> pair = pop(2);
        if (!(pair.getFirst() instanceof Function function) || !(pair.getLast() instanceof Items arguments)) {
            throw damaged("calls what is no function");
        }
        push(function.call(arguments.values()));
    }

    private CheckpointException damaged(String what) {
        return new CheckpointException(
                file,
                "its pickle " + what + " (byte " + in.position() + ")",
                "the file is damaged or not a state dict: fetch it again, or save only the state dict with PyTorch");
    }
}
