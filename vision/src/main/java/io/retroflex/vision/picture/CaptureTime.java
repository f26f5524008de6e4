package io.retroflex.vision.picture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * When a picture was taken, by the clock of the machine: the EXIF tags DateTimeOriginal (0x9003) and SubSecTimeOriginal
 * (0x9291). Nothing else of a file is a time at which it was taken: DateTime is that of the last change, and a file system's is
 * that of a copy.
 */
public final class CaptureTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private CaptureTime() {}

    /** What the file says; empty where it says nothing or nothing valid, and where it is no picture. */
    public static Optional<LocalDateTime> of(byte[] file) {
        try {
            return PictureFormat.of(file)
                    .flatMap(format -> ExifBlock.read(file, format))
                    .flatMap(CaptureTime::read);
        } catch (RuntimeException e) {
            // A block so damaged that its reader stumbles says nothing; the picture may be good all the same.
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> read(Metadata metadata) {
        return Optional.ofNullable(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class))
                .flatMap(directory -> time(text(directory, ExifDirectoryBase.TAG_DATETIME_ORIGINAL))
                        .map(time -> time.plusNanos(
                                nanoseconds(text(directory, ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL)))));
    }

    private static String text(ExifSubIFDDirectory directory, int tag) {
        return Optional.ofNullable(directory.getString(tag)).orElse("").strip();
    }

    private static Optional<LocalDateTime> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORM));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int nanoseconds(String fraction) {
        return fraction.matches("\\d{1,9}") ? Integer.parseInt((fraction + "00000000").substring(0, 9)) : 0;
    }
}
