package io.likeness.engine.conversion;

import io.likeness.engine.ConversionSpec;
import io.likeness.engine.ConversionSpec.Layout;
import io.likeness.engine.EngineEvent.Finished;
import io.likeness.engine.EngineEvent.Noted;
import io.likeness.engine.EngineEvent.Stopped;
import io.likeness.engine.EngineException.BadSetting;
import io.likeness.engine.EngineListener;
import io.likeness.engine.checkpoint.KeyReport;
import io.likeness.engine.checkpoint.OutFolder;
import io.likeness.engine.conversion.WeightProgress.StopRequested;
import java.nio.file.Path;

/** Writes a model or an adapter in another layout, and tells what became of every tensor. */
public final class Conversion {

    private Conversion() {}

    /** Does the work; false if the listener stopped it, and nothing is left of it then. */
    public static boolean run(ConversionSpec spec, EngineListener listener) {
        long start = System.nanoTime();
        requirePlace(spec);
        KeyReport report;
        try {
            report = write(spec, listener);
        } catch (StopRequested stop) {
            listener.on(new Stopped(0));
            return false;
        }
        report.lines().forEach(line -> listener.on(new Noted(spec.in().getFileName() + ": " + line)));
        listener.on(new Finished((System.nanoTime() - start) / 1e9));
        return true;
    }

    private static KeyReport write(ConversionSpec spec, EngineListener listener) {
        return switch (spec.to()) {
            case DIFFUSERS -> new ModelConversion(spec, listener).toFolder();
            case SINGLE_FILE -> new ModelConversion(spec, listener).toSingleFile();
            case KOHYA, PEFT -> new AdapterConversion(spec, listener).run();
        };
    }

    private static void requirePlace(ConversionSpec spec) {
        NewFolder.requireFree(spec.out());
        boolean file = String.valueOf(spec.out().getFileName()).endsWith(".safetensors");
        if (file == (spec.to() == Layout.DIFFUSERS)) {
            throw new BadSetting(spec.out()
                    + (file ? ": diffusers' layout is a folder" : ": the file's name must end with .safetensors"));
        }
        Path folder = spec.out().toAbsolutePath().getParent();
        if (folder != null) {
            OutFolder.make(folder);
        }
    }
}
