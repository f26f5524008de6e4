package io.retroflex.vision.dicom;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The elements that are read. This is the whole list: the value of any other element never becomes an object. */
enum Attribute {
    MEDIA_STORAGE_SOP_CLASS_UID("MediaStorageSOPClassUID", 0x0002_0002, 64),
    MEDIA_STORAGE_SOP_INSTANCE_UID("MediaStorageSOPInstanceUID", 0x0002_0003, 64),
    TRANSFER_SYNTAX_UID("TransferSyntaxUID", 0x0002_0010, 64),
    SOP_CLASS_UID("SOPClassUID", 0x0008_0016, 64),
    SOP_INSTANCE_UID("SOPInstanceUID", 0x0008_0018, 64),
    STUDY_DATE("StudyDate", 0x0008_0020, 16),
    ACQUISITION_DATE("AcquisitionDate", 0x0008_0022, 16),
    CONTENT_DATE("ContentDate", 0x0008_0023, 16),
    ACQUISITION_DATE_TIME("AcquisitionDateTime", 0x0008_002A, 32),
    STUDY_TIME("StudyTime", 0x0008_0030, 16),
    ACQUISITION_TIME("AcquisitionTime", 0x0008_0032, 16),
    CONTENT_TIME("ContentTime", 0x0008_0033, 16),
    MODALITY("Modality", 0x0008_0060, 16),
    MANUFACTURER("Manufacturer", 0x0008_0070, 256),
    MANUFACTURER_MODEL_NAME("ManufacturerModelName", 0x0008_1090, 256),
    PATIENT_IDENTITY_REMOVED("PatientIdentityRemoved", 0x0012_0062, 16),
    FRAME_TIME("FrameTime", 0x0018_1063, 16),
    STUDY_INSTANCE_UID("StudyInstanceUID", 0x0020_000D, 64),
    SERIES_INSTANCE_UID("SeriesInstanceUID", 0x0020_000E, 64),
    INSTANCE_NUMBER("InstanceNumber", 0x0020_0013, 16),
    SAMPLES_PER_PIXEL("SamplesPerPixel", 0x0028_0002, 2),
    PHOTOMETRIC_INTERPRETATION("PhotometricInterpretation", 0x0028_0004, 16),
    PLANAR_CONFIGURATION("PlanarConfiguration", 0x0028_0006, 2),
    NUMBER_OF_FRAMES("NumberOfFrames", 0x0028_0008, 16),
    ROWS("Rows", 0x0028_0010, 2),
    COLUMNS("Columns", 0x0028_0011, 2),
    BITS_ALLOCATED("BitsAllocated", 0x0028_0100, 2),
    BITS_STORED("BitsStored", 0x0028_0101, 2),
    PIXEL_REPRESENTATION("PixelRepresentation", 0x0028_0103, 2),
    BURNED_IN_ANNOTATION("BurnedInAnnotation", 0x0028_0301, 16);

    private static final Map<Integer, Attribute> BY_TAG =
            Arrays.stream(values()).collect(Collectors.toMap(attribute -> attribute.tag, Function.identity()));

    private final String keyword;
    private final int tag;
    private final int mostBytes;

    /**
     * @param keyword the standard's
     * @param mostBytes as the standard allows, four a character where another character set may be in use
     */
    Attribute(String keyword, int tag, int mostBytes) {
        this.keyword = keyword;
        this.tag = tag;
        this.mostBytes = mostBytes;
    }

    static Optional<Attribute> of(int tag) {
        return Optional.ofNullable(BY_TAG.get(tag));
    }

    int mostBytes() {
        return mostBytes;
    }

    /** Tag and keyword, as an error names it. */
    @Override
    public String toString() {
        return Tag.of(tag) + " " + keyword;
    }
}
