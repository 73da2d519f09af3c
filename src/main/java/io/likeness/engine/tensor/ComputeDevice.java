package io.likeness.engine.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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

    /**
     * Makes sure, before any work, that this process can compute where it is asked to; on a processor it always can.
     *
     * @throws BadSetting if there is no such device, or this libtorch knows of none
     */
    public static void require() {
        if (current().isGpu()) {
            tryOut(current());
        }
    }

    private static void tryOut(Device device) {
        try (NDManager manager = NativeEngine.newManager()) {
            manager.zeros(new Shape(1)).toFloatArray();
        } catch (RuntimeException | LinkageError e) {
            throw new BadSetting(
                    "%s is %s, but nothing can be computed there (%s): leave it out, or name a libtorch with CUDA, as docs/starter.md says"
                            .formatted(PROPERTY, name(device), firstSentence(String.valueOf(e.getMessage()))));
        }
    }

    /** PyTorch goes on for a page about how it was built. */
    static String firstSentence(String words) {
        return words.lines().findFirst().orElse("").replaceFirst("\\.\\s.*", "");
    }

    private static String name(Device device) {
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }

    /**
     * Makes sure that the property names a device; whether it is there, only {@link #require} finds out.
     *
     * @throws BadSetting if it names none
     */
    public static void requireName() {
        current();
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
