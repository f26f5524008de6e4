package io.retroflex.cli;

import io.retroflex.training.metric.Preset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A preset by its name; a wrong one is a wrong call, and the message lists the right ones. */
final class PresetName implements ITypeConverter<Preset> {
    @Override
    public Preset convert(String name) {
        try {
            return Preset.named(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
