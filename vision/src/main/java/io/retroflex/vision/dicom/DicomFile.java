package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureLimits;
import io.retroflex.vision.picture.PictureReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A still endoscopy picture, or several, in a DICOM file (VL Endoscopic Image, PS3.3 A.32.1).
 *
 * <p>It holds the pixels and the facts. Names, dates of birth, institutions, comments and a manufacturer's own elements were
 * in the file's bytes only; nothing of them is in here.
 */
public final class DicomFile {
    /** The one class of object that is read, in the standard's words. */
    public static final String SOP_CLASS = "VL Endoscopic Image";

    private static final byte[] MARK = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final int PREAMBLE = 128;

    /** Where the first element is. */
    static final int START = PREAMBLE + MARK.length;

    private final DicomFacts facts;
    private final List<Tag> notKept;
    private final Frames frames;

    private DicomFile(DicomFacts facts, List<Tag> notKept, Frames frames) {
        this.facts = facts;
        this.notKept = List.copyOf(notKept);
        this.frames = frames;
    }

    /** Whether these are the bytes of a DICOM file, of any kind. */
    public static boolean isDicom(byte[] bytes) {
        return bytes.length >= START && Arrays.equals(bytes, PREAMBLE, START, MARK, 0, MARK.length);
    }

    /**
     * Reads a file.
     *
     * @throws PictureException if it cannot be read, is larger than the limits, is damaged, or is of a kind that is not read
     */
    public static DicomFile read(Path file, PictureLimits limits) throws PictureException {
        return read(PictureReader.bytes(file, limits), file.toString(), limits);
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name what an error calls the file
     * @param limits each frame is checked against them
     * @throws PictureException if the bytes are larger than the limits, are damaged, or are of a kind that is not read
     */
    public static DicomFile read(byte[] bytes, String name, PictureLimits limits) throws PictureException {
        limits.checkBytes(name, bytes.length);
        if (!isDicom(bytes)) {
            throw new PictureException(
                    name, "bytes 129 to 132 are not DICM, as in a DICOM file; give one, or use it as a picture");
        }
        DataSetReader reader = new DataSetReader(bytes, START, name);
        DataSet meta = reader.readMeta();
        SopClass.require(meta, Attribute.MEDIA_STORAGE_SOP_CLASS_UID);
        TransferSyntax syntax = TransferSyntax.of(meta.text(Attribute.TRANSFER_SYNTAX_UID), name);
        DataSet data = reader.readRest(syntax.isExplicit());
        SopClass.require(data, Attribute.SOP_CLASS_UID);
        PixelLayout layout = PixelLayout.of(data, limits);
        Frames frames = frames(data, layout, syntax, limits);
        return new DicomFile(facts(data, layout, syntax), data.notKept(), frames);
    }

    private static Frames frames(DataSet data, PixelLayout layout, TransferSyntax syntax, PictureLimits limits)
            throws PictureException {
        StoredPixels pixels = data.pixels()
                .orElseThrow(() -> new PictureException(data.name(), "it has no pixel data; export it anew"));
        if (pixels instanceof StoredPixels.Samples samples && !syntax.isEncapsulated()) {
            return PlainFrames.of(layout, samples.bytes(), data.name());
        } else if (pixels instanceof StoredPixels.Fragments stored && syntax.isEncapsulated()) {
            return new JpegFrames(layout, FrameStreams.of(stored, layout.frames(), data.name()), limits, data.name());
        }
        throw new PictureException(
                data.name(), "its pixel data is not stored as its transfer syntax " + syntax + " says; export it anew");
    }

    private static DicomFacts facts(DataSet data, PixelLayout layout, TransferSyntax syntax) throws PictureException {
        return new DicomFacts(
                data.uid(Attribute.STUDY_INSTANCE_UID),
                data.uid(Attribute.SERIES_INSTANCE_UID),
                data.uid(Attribute.SOP_INSTANCE_UID),
                DicomTime.of(data),
                data.decimal(Attribute.FRAME_TIME),
                data.wholeNumber(Attribute.INSTANCE_NUMBER),
                data.text(Attribute.MANUFACTURER),
                data.text(Attribute.MANUFACTURER_MODEL_NAME),
                data.text(Attribute.MODALITY),
                Statement.of(data.text(Attribute.BURNED_IN_ANNOTATION)),
                Statement.of(data.text(Attribute.PATIENT_IDENTITY_REMOVED)),
                syntax,
                layout.frames(),
                layout.width(),
                layout.height());
    }

    /** What is kept of it besides the pixels. */
    public DicomFacts facts() {
        return facts;
    }

    /** The elements that were not kept, in the file's order; a sequence counts once, with all that is in it. */
    public List<Tag> notKept() {
        return notKept;
    }

    /** How many pictures it holds, at least 1. */
    public int frames() {
        return facts.frames();
    }

    /**
     * Decodes one of them.
     *
     * @param index from 0
     * @throws PictureException if the frame is damaged
     * @throws IndexOutOfBoundsException if there is no such frame
     */
    public Picture frame(int index) throws PictureException {
        return frames.frame(Objects.checkIndex(index, frames()));
    }
}
