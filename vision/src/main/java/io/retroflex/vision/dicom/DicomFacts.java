package io.retroflex.vision.dicom;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * All that is kept of a file besides its pixels.
 *
 * @param study the examination
 * @param series within it, what one machine took under one protocol
 * @param instance this file
 * @param time when it was taken
 * @param frameTime from one frame to the next, in milliseconds
 * @param number its place in the series
 * @param manufacturer of the machine; empty where the file does not say
 * @param model of the machine; empty where the file does not say
 * @param modality such as {@code ES} for endoscopy; empty where the file does not say
 * @param burnedInAnnotation whether text in the pixels identifies the patient
 * @param identityRemoved whether the patient's identity was removed from the file and its pixels
 * @param syntax how it was stored
 * @param frames how many pictures, at least 1
 * @param width of each in pixels
 * @param height of each in pixels
 */
public record DicomFacts(
        Uid study,
        Uid series,
        Uid instance,
        Optional<DicomTime> time,
        OptionalDouble frameTime,
        OptionalInt number,
        String manufacturer,
        String model,
        String modality,
        Statement burnedInAnnotation,
        Statement identityRemoved,
        TransferSyntax syntax,
        int frames,
        int width,
        int height) {
    /** Milliseconds; frames further apart are no sequence, and the number is not what the standard means by it. */
    private static final double LONGEST_FRAME = 3_600_000;

    private static final double NANOSECONDS = 1e6;

    /**
     * When a frame was taken, by the clock of the machine. Empty where the file does not say it: a time of the study is none of
     * a picture, and without a frame time that of the file is that of the first frame alone.
     *
     * @param frame from 0
     */
    public Optional<LocalDateTime> taken(int frame) {
        Optional<LocalDateTime> first =
                time.filter(one -> one.origin() != DicomTime.Origin.STUDY).map(DicomTime::time);
        if (frame == 0) {
            return first;
        }
        double apart = frameTime.orElse(0);
        return apart > 0 && apart <= LONGEST_FRAME
                ? first.map(one -> one.plus(Duration.ofNanos(Math.round(frame * apart * NANOSECONDS))))
                : Optional.empty();
    }
}
