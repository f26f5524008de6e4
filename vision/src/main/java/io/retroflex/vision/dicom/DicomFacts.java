package io.retroflex.vision.dicom;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that is kept of a file besides its pixels.
 *
 * @param study the examination
 * @param series within it, what one machine took under one protocol
 * @param instance this file
 * @param time when it was taken
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
        OptionalInt number,
        String manufacturer,
        String model,
        String modality,
        Statement burnedInAnnotation,
        Statement identityRemoved,
        TransferSyntax syntax,
        int frames,
        int width,
        int height) {}
