package io.likeness.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The door to libtorch: calls a method of our TorchScript module with grad mode left as the caller set it.
 *
 * <p>DJL's own ways either run in inference mode or take tensors only, so this reaches through to its package-private JNI class.
 */
final class Torch {

    private static final Torch TORCH = new Torch();

    private final MethodHandle runMethod;
    private final MethodHandle fromTensor;
    private final MethodHandle fromTensorList;
    private final MethodHandle fromLong;
    private final MethodHandle fromDouble;
    private final MethodHandle fromBool;
    private final MethodHandle fromLongList;
    private final MethodHandle toTensor;
    private final MethodHandle delete;
    private final MethodHandle gradient;
    private final long module;

    private Torch() {
        NativeEngine.load();
        try {
            Class<?> type = Class.forName("ai.djl.pytorch.jni.PyTorchLibrary");
            Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            Object library = lookup.findStaticVarHandle(type, "LIB", type).get();
            Door door = new Door(lookup, library);
            runMethod = door.open("moduleRunMethod");
            fromTensor = door.open("iValueFromTensor");
            fromTensorList = door.open("iValueFromTensorList");
            fromLong = door.open("iValueFromLong");
            fromDouble = door.open("iValueFromDouble");
            fromBool = door.open("iValueFromBool");
            fromLongList = door.open("iValueFromLongList");
            toTensor = door.open("iValueToTensor");
            delete = door.open("torchDeleteIValue");
            gradient = door.open("torchGrad");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DJL's PyTorch engine is not the version that Likeness was built with", e);
        }
        module = load();
    }

    /** Runs a kernel that has a result, which the manager will own. */
    static NDArray call(NDManager owner, String kernel, Object... arguments) {
        return TORCH.result(owner, kernel, arguments);
    }

    /** Runs a kernel that works in place. */
    static void run(String kernel, Object... arguments) {
        TORCH.inPlace(kernel, arguments);
    }

    /** The gradient that backward left at a leaf, owned by the manager, or null where none arrived. */
    static @Nullable NDArray gradient(NDManager owner, NDArray leaf) {
        try {
            long handle = (long) TORCH.gradient.invokeExact(handle(leaf));
            return handle == -1L || handle == 0 ? null : new PtNDArray((PtNDManager) owner, handle);
        } catch (Throwable e) {
            throw failure("gradient", e);
        }
    }

    private NDArray result(NDManager owner, String kernel, Object... arguments) {
        try {
            long value = invoke(kernel, arguments);
            try {
                return new PtNDArray((PtNDManager) owner, (long) toTensor.invokeExact(value));
            } finally {
                delete.invokeExact(value);
            }
        } catch (Throwable e) {
            throw failure(kernel, e);
        }
    }

    private void inPlace(String kernel, Object... arguments) {
        try {
            delete.invokeExact(invoke(kernel, arguments));
        } catch (Throwable e) {
            throw failure(kernel, e);
        }
    }

    private long invoke(String kernel, Object... arguments) throws Throwable {
        long[] values = new long[arguments.length];
        int made = 0;
        try {
            for (Object argument : arguments) {
                values[made] = value(argument);
                made++;
            }
            return (long) runMethod.invokeExact(module, kernel, values, true, false);
        } finally {
            for (int i = 0; i < made; i++) {
                delete.invokeExact(values[i]);
            }
        }
    }

    private long value(Object argument) throws Throwable {
        return switch (argument) {
            case NDArray array -> (long) fromTensor.invokeExact(handle(array));
            case Integer number -> (long) fromLong.invokeExact(number.longValue());
            case Double number -> (long) fromDouble.invokeExact(number.doubleValue());
            case Boolean flag -> (long) fromBool.invokeExact(flag.booleanValue());
            case long[] numbers -> (long) fromLongList.invokeExact(numbers);
            case List<?> arrays -> (long) fromTensorList.invokeExact(handles(arrays));
            default -> throw new IllegalArgumentException("no kernel takes a " + argument.getClass());
        };
    }

    private static long[] handles(List<?> arrays) {
        long[] handles = new long[arrays.size()];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = handle((NDArray) arrays.get(i));
        }
        return handles;
    }

    private static long handle(NDArray array) {
        return ((PtNDArray) array).getHandle();
    }

    private static long load() {
        try (InputStream code = Torch.class.getResourceAsStream("kernels.py")) {
            byte[] archive = TorchScriptArchive.of(
                    "Kernels", Objects.requireNonNull(code, "kernels.py").readAllBytes());
            NDManager forever = NativeEngine.newManager();
            InputStream stream = new ByteArrayInputStream(archive);
            return JniUtils.loadModule((PtNDManager) forever, stream, false, false)
                    .getHandle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException failure(String kernel, Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException e -> new IllegalStateException("kernel " + kernel + ": " + e.getMessage(), e);
            default -> new IllegalStateException("kernel " + kernel, cause);
        };
    }

    /** Finds the native methods by name; none of those used here is overloaded. */
    private record Door(Lookup lookup, Object library) {
        MethodHandle open(String name) throws ReflectiveOperationException {
            for (var method : library.getClass().getDeclaredMethods()) {
                if (method.getName().equals(name)) {
                    return lookup.unreflect(method).bindTo(library).asFixedArity();
                }
            }
            throw new NoSuchMethodException(name);
        }
    }
}
