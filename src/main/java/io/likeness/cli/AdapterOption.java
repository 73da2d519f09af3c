package io.likeness.cli;

import io.likeness.engine.GenerationSpec.Adapter;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An adapter as one types it: FILE, or FILE:weight. */
final class AdapterOption implements ITypeConverter<Adapter> {

    @Override
    public Adapter convert(String text) {
        int colon = text.lastIndexOf(':');
        // A colon before the file's ending belongs to its path, as in C:\loras\dog.safetensors.
        if (colon < 0 || text.indexOf('.', colon) >= 0 && text.endsWith(".safetensors")) {
            return new Adapter(Path.of(text), 1);
        }
        try {
            return new Adapter(Path.of(text.substring(0, colon)), Double.parseDouble(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "'%s' has the weight '%s'; expected FILE or FILE:weight, such as dog.safetensors:0.8"
                            .formatted(text, text.substring(colon + 1)));
        }
    }
}
