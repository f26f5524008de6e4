package io.retroflex.cli;

import io.retroflex.training.student.StudentPreset;
import io.retroflex.training.student.StudentSettings;
import io.retroflex.vision.network.VisionTransformer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The network that learns from nothing, and the pictures that it sees. */
final class StudentOptions {
    private static final int SMALLEST = 32;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "128",
            description = "The side of the square that pictures come to (default: ${DEFAULT-VALUE}).")
    private int size = 128;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "small",
            converter = Name.class,
            description = "small or residual, which are convolutional, or transformer (default: ${DEFAULT-VALUE}).")
    private StudentPreset network = StudentPreset.SMALL;

    /** Reads a network's name. */
    static final class Name implements ITypeConverter<StudentPreset> {
        @Override
        public StudentPreset convert(String name) {
            try {
                return StudentPreset.named(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Checks the numbers. */
    void check(Output output) {
        if (size < SMALLEST) {
            throw output.misuse("--size is " + size + "; the least is " + SMALLEST);
        }
        if (network.settings().network() instanceof VisionTransformer transformer && size % transformer.patch() != 0) {
            throw output.misuse("--size is " + size + "; a transformer's is a multiple of its patch of "
                    + transformer.patch() + " pixels");
        }
    }

    /** The settings of such a student. */
    StudentSettings settings(RunOptions run) {
        StudentSettings settings = network.settings();
        return settings.withSize(size).with(run.applied(settings.run()));
    }
}
