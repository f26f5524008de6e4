package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Which fragments of the pixel data are which frame, after PS3.5 A.4. */
final class FrameStreams {
    private FrameStreams() {}

    /** A stream for each frame. */
    static List<byte[]> of(StoredPixels.Fragments stored, int frames, String name) throws PictureException {
        List<StoredPixels.Fragment> fragments = stored.fragments();
        if (fragments.size() < frames) {
            throw new PictureException(
                    name,
                    "it says that it has " + frames + " frames, but its pixel data has " + fragments.size()
                            + " fragments; the file is damaged, so export it anew");
        }
        if (fragments.size() == frames && stored.offsets().isEmpty()) {
            return fragments.stream().map(fragment -> fragment.bytes().array()).toList();
        } else if (frames == 1) {
            return List.of(join(fragments));
        } else if (stored.offsets().isEmpty()) {
            throw new PictureException(
                    name,
                    "its " + frames + " frames lie in " + fragments.size()
                            + " fragments and no table says which is whose; convert it, as with dcmdjpeg");
        }
        return byTable(stored, frames, name);
    }

    private static List<byte[]> byTable(StoredPixels.Fragments stored, int frames, String name)
            throws PictureException {
        List<byte[]> streams = new ArrayList<>();
        List<StoredPixels.Fragment> frame = new ArrayList<>();
        for (StoredPixels.Fragment fragment : stored.fragments()) {
            boolean begins = streams.size() + 1 < stored.offsets().size()
                    && fragment.offset() == stored.offsets().get(streams.size() + 1);
            if (begins) {
                streams.add(join(frame));
                frame.clear();
            }
            frame.add(fragment);
        }
        streams.add(join(frame));
        if (streams.size() != frames
                || stored.offsets().size() != frames
                || stored.offsets().getFirst() != 0) {
            throw new PictureException(
                    name,
                    "its table of frames does not fit its " + frames + " frames in "
                            + stored.fragments().size() + " fragments; the file is damaged, so export it anew");
        }
        return streams;
    }

    private static byte[] join(List<StoredPixels.Fragment> fragments) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        fragments.forEach(fragment -> stream.writeBytes(fragment.bytes().array()));
        return stream.toByteArray();
    }
}
