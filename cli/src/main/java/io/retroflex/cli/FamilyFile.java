package io.retroflex.cli;

import io.retroflex.vision.model.Family;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file of weights and the family it is said to be of, as {@code FAMILY=FILE} gives them. */
record FamilyFile(String family, Path file) {
    /**
     * The files by their families, in the order given.
     *
     * @throws IllegalArgumentException if a family is not known, or is there twice
     */
    static SequencedMap<Family, Path> byFamily(String option, List<FamilyFile> given) {
        SequencedMap<Family, Path> files = new LinkedHashMap<>();
        for (FamilyFile one : given) {
            Path other = files.put(Family.named(one.family), one.file);
            if (other != null) {
                throw new IllegalArgumentException(option + " gives two files for " + one.family + ", " + other
                        + " and " + one.file + "; leave one out");
            }
        }
        return files;
    }

    /** Reads {@code FAMILY=FILE}. */
    static final class Converter implements ITypeConverter<FamilyFile> {
        @Override
        public FamilyFile convert(String text) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new TypeConversionException("'" + text + "' is not FAMILY=FILE, as in mobilenet-v1=weights.pth");
            }
            return new FamilyFile(text.substring(0, equals), Path.of(text.substring(equals + 1)));
        }
    }
}
