package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureException;

/** The frames of a file, each decoded when it is asked for. */
sealed interface Frames permits PlainFrames, JpegFrames {
    /** A frame, the first is 0. */
    Picture frame(int index) throws PictureException;
}
