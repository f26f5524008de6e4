package io.retroflex.vision.dicom;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a picture was taken, as far as its file says.
 *
 * @param time by the clock of the machine; an offset from UTC is dropped
 * @param origin what it is the time of
 */
public record DicomTime(LocalDateTime time, Origin origin) {
    /** Year to hour, then what may be left out, then the offset; after PS3.5 6.2, value representation DT. */
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(?:(\\d\\d)(?:(\\d\\d)(?:\\.(\\d{1,6}))?)?)?(?:[+-]\\d{4})?");

    /** What a time is the time of, the closest to the picture first. */
    public enum Origin {
        /** The picture was taken. */
        ACQUISITION,
        /** Its pixels came to be as they are in the file. */
        CONTENT,
        /** The examination began. */
        STUDY
    }

    /** The closest that the file states; a time that is not valid counts as not stated. */
    static Optional<DicomTime> of(DataSet data) {
        return time(data.text(Attribute.ACQUISITION_DATE_TIME), Origin.ACQUISITION)
                .or(() -> time(
                        data.text(Attribute.ACQUISITION_DATE) + data.text(Attribute.ACQUISITION_TIME),
                        Origin.ACQUISITION))
                .or(() -> time(data.text(Attribute.CONTENT_DATE) + data.text(Attribute.CONTENT_TIME), Origin.CONTENT))
                .or(() -> time(data.text(Attribute.STUDY_DATE) + data.text(Attribute.STUDY_TIME), Origin.STUDY));
    }

    private static Optional<DicomTime> time(String text, Origin origin) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(parts, 1),
                    number(parts, 2),
                    number(parts, 3),
                    number(parts, 4),
                    number(parts, 5),
                    number(parts, 6),
                    nanoseconds(parts.group(7)));
            return Optional.of(new DicomTime(time, origin));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    private static int nanoseconds(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }
}
