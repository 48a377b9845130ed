package io.github.qmpcodegen.qmp.internal.descriptor;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Functions of the C library by the API of {@code java.lang.foreign}. Addresses are numbers here: where {@code long} has
 * 64 bits, the calling conventions take both alike. Thread-safe.
 */
final class ForeignFunctions {
    private static final String PACKAGE = "java.lang.foreign.";

    private final Class<?> segmentType = type("MemorySegment");
    private final Class<?> layoutType = type("MemoryLayout");
    private final Class<?> descriptorType = type("FunctionDescriptor");
    private final Class<?> optionType = type("Linker$Option");
    private final Class<?> lookupType = type("SymbolLookup");
    private final Method ofBuffer = method(segmentType, "ofBuffer", Buffer.class);
    private final Method address = method(segmentType, "address");
    private final Method find = method(lookupType, "find", String.class);
    private final Method downcallHandle =
            method(type("Linker"), "downcallHandle", segmentType, descriptorType, optionType.arrayType());
    private final Object linker = call(method(type("Linker"), "nativeLinker"), null);
    private final Object systemLibraries = call(method(type("Linker"), "defaultLookup"), linker);

    /** What a function returned that reports failures by {@code errno}. */
    record Outcome(long value, int errno) {}

    /** A native function that reports failures by {@code errno}. */
    @FunctionalInterface
    interface FallibleFunction {

        /**
         * Calls the function.
         *
         * @param arguments each an {@code Integer} or a {@code Long}, as the function has them
         */
        Outcome call(Object... arguments);
    }

    /**
     * A function of the C library.
     *
     * @param name its name
     * @param fixed how many of the parameters are not variadic
     * @param result {@code int} or {@code long}
     * @param parameters each {@code int} or {@code long}
     * @throws NoSuchElementException if there is none of that name
     */
    FallibleFunction ofSystem(String name, int fixed, Class<?> result, Class<?>... parameters) {
        Object capture =
                call(method(optionType, "captureCallState", String[].class), null, (Object) new String[] {"errno"});
        Object[] options = fixed == parameters.length
                ? new Object[] {capture}
                : new Object[] {capture, call(method(optionType, "firstVariadicArg", int.class), null, fixed)};
        MethodHandle handle = link(found(systemLibraries, name), options, result, parameters);
        return arguments -> {
            ByteBuffer errno = memory(Integer.BYTES);
            Object[] all = new Object[arguments.length + 1];
            all[0] = call(ofBuffer, null, errno);
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            long value = ((Number) invoke(handle, all)).longValue();
            return new Outcome(value, errno.getInt(0));
        };
    }

    /** New memory that functions can be given the address of; it lasts as long as the buffer. */
    static ByteBuffer memory(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** The address of memory. */
    long address(ByteBuffer memory) {
        // A segment begins where the buffer's position is.
        return (long) call(address, call(ofBuffer, null, memory.duplicate().clear()));
    }

    private Object found(Object lookup, String name) {
        return ((Optional<?>) call(find, lookup, name)).orElseThrow();
    }

    private MethodHandle link(Object function, Object[] options, Class<?> result, Class<?>... parameters) {
        Object layouts = Array.newInstance(layoutType, parameters.length);
        for (int i = 0; i < parameters.length; i++) {
            Array.set(layouts, i, layout(parameters[i]));
        }
        Object descriptor =
                call(method(descriptorType, "of", layoutType, layoutType.arrayType()), null, layout(result), layouts);
        Object[] typed =
                Arrays.copyOf(options, options.length, optionType.arrayType().asSubclass(Object[].class));
        return (MethodHandle) call(downcallHandle, linker, function, descriptor, typed);
    }

    private static Object layout(Class<?> type) {
        try {
            return type("ValueLayout")
                    .getField(type == int.class ? "JAVA_INT" : "JAVA_LONG")
                    .get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object invoke(MethodHandle handle, Object... arguments) {
        try {
            return Objects.requireNonNull(handle.invokeWithArguments(arguments));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function threw", e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(PACKAGE + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object call(Method method, @Nullable Object target, Object... arguments) {
        try {
            return Objects.requireNonNull(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(method + " has failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
