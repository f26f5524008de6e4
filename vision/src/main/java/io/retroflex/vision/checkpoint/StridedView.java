package io.retroflex.vision.checkpoint;

import java.lang.foreign.MemorySegment;

/** A tensor as PyTorch lays it over a storage: element (i, j, ..) lies at offset + i * strides[0] + j * strides[1] + ... */
final class StridedView {
    private final MemorySegment storage;
    private final int elementBytes;
    private final long offset;
    private final int[] shape;
    private final long[] strides;

    StridedView(MemorySegment storage, int elementBytes, long offset, int[] shape, long[] strides) {
        this.storage = storage;
        this.elementBytes = elementBytes;
        this.offset = offset;
        this.shape = shape;
        this.strides = strides;
    }

    long byteSize() {
        return Extents.elements(shape) * elementBytes;
    }

    /** Whether every element lies inside the storage; no arithmetic here overflows. */
    boolean fits() {
        if (Extents.elements(shape) == 0) {
            return true;
        }
        long room = storage.byteSize() / elementBytes - 1;
        if (offset < 0 || offset > room) {
            return false;
        }
        room -= offset;
        for (int d = 0; d < shape.length; d++) {
            long steps = shape[d] - 1L;
            if (steps > 0 && (strides[d] < 0 || strides[d] > room / steps)) {
                return false;
            }
            room -= steps > 0 ? steps * strides[d] : 0;
        }
        return true;
    }

    /** Whether the elements lie row by row, so that no copy is needed. */
    boolean contiguous() {
        long expected = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            if (shape[d] > 1 && strides[d] != expected) {
                return false;
            }
            expected *= shape[d];
        }
        return true;
    }

    /** The elements row by row: a slice of the storage where they lie so, else a copy. */
    MemorySegment rows() {
        long size = byteSize();
        if (size == 0) {
            return storage.asSlice(0, 0);
        }
        if (contiguous()) {
            return storage.asSlice(offset * elementBytes, size);
        }
        MemorySegment rows = MemorySegment.ofArray(new byte[Math.toIntExact(size)]);
        int[] index = new int[shape.length];
        long from = offset;
        for (long to = 0; to < size; to += elementBytes) {
            MemorySegment.copy(storage, from * elementBytes, rows, to, elementBytes);
            for (int d = shape.length - 1; d >= 0; d--) {
                from += strides[d];
                if (++index[d] < shape[d]) {
                    break;
                }
                from -= index[d] * strides[d];
                index[d] = 0;
            }
        }
        return rows;
    }
}
