package io.likeness.engine.tensor;

import ai.djl.Device;
import io.likeness.engine.EngineException.BadSetting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where this process computes: one device for all of it, named as PyTorch names them by the system property {@value #PROPERTY}: {@code cpu},
 * which is what it is without the property, {@code cuda} or {@code cuda:1}.
 */
public final class ComputeDevice {

    /** The system property that names the device. */
    public static final String PROPERTY = "likeness.device";

    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

    private ComputeDevice() {}

    /** Whether it is a graphics card. */
    public static boolean isGpu() {
        return current().isGpu();
    }

    static Device current() {
        return of(System.getProperty(PROPERTY, "cpu"));
    }

    /**
     * The device of this name.
     *
     * @throws BadSetting if there is no such name
     */
    static Device of(String name) {
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        Matcher cuda = CUDA.matcher(name);
        if (!cuda.matches()) {
            throw new BadSetting("%s is '%s': it can be cpu, cuda or cuda:N".formatted(PROPERTY, name));
        }
        return Device.gpu(cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
    }
}
