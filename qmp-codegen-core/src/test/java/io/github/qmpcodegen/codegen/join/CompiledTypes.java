package io.github.qmpcodegen.codegen.join;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.qmpcodegen.codegen.emit.GeneratedCode;
import io.github.qmpcodegen.qmp.QmpRegistry;
import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.DecodingProblem;
import io.github.qmpcodegen.qmp.codec.QmpDecodingException;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.qmp.codec.QmpValue;
import io.github.qmpcodegen.qmp.codec.Unmodelled;
import io.github.qmpcodegen.qmp.codec.UnreadableMemberException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The types of an interface, generated and compiled, as readers and writers of messages. */
final class CompiledTypes implements AutoCloseable {

    private final URLClassLoader loader;
    private final QmpRegistry registry;

    private CompiledTypes(URLClassLoader loader, QmpRegistry registry) {
        this.loader = loader;
        this.registry = registry;
    }

    static CompiledTypes in(Path classes, String packageName) throws IOException, ReflectiveOperationException {
        URLClassLoader loader = GeneratedCode.load(classes);
        return new CompiledTypes(loader, GeneratedCode.registry(loader, packageName));
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /**
     * What comes of a message.
     *
     * @param written what it is written back as, null if it could not be read
     * @param problems what of it the types do not have, or what it lacks that they demand
     * @param further the members that are kept without a type, where the types take whatever there is
     * @param otherwise the members whose values are of another type than theirs here
     */
    record Reading(@Nullable JsonNode written, List<String> problems, List<String> further, List<String> otherwise) {}

    /** Reads a message. */
    Reading read(Message message) {
        Decoding decoding = message.decoding();
        try {
            Object value = message.decode(registry, decoding);
            JsonNode written = QmpJson.parse(QmpJson.write(QmpJson.of(value)));
            decoding.requireNoProblems();
            List<String> otherwise = decoding.problems().stream()
                    .map(problem -> problem.path().replaceFirst(".*\\.", "").replaceFirst("\\[.*", ""))
                    .toList();
            List<String> further = unmodelled(value).stream()
                    .filter(member -> !otherwise.contains(member))
                    .toList();
            return new Reading(written, List.of(), further, otherwise);
        } catch (QmpDecodingException e) {
            return new Reading(null, texts(e.problems()), List.of(), List.of());
        }
    }

    private static List<String> texts(List<DecodingProblem> problems) {
        return problems.stream().map(DecodingProblem::toString).toList();
    }

    /** The members that a value and those in it hold and that their types have no place for. */
    private static List<String> unmodelled(@Nullable Object value) {
        if (value instanceof Unmodelled members) {
            return List.copyOf(members.members().keySet());
        } else if (value instanceof List<?> list) {
            return list.stream()
                    .flatMap(element -> unmodelled(element).stream())
                    .toList();
        } else if (!(value instanceof QmpValue) || !value.getClass().isRecord()) {
            return List.of();
        }
        return Stream.of(value.getClass().getRecordComponents())
                .map(component -> component.getAccessor())
                .flatMap(accessor -> unmodelled(read(accessor, value)).stream())
                .toList();
    }

    /** What an accessor returns; null if what is there is not of its type. */
    private static @Nullable Object read(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (InvocationTargetException e) {
            assertInstanceOf(UnreadableMemberException.class, e.getCause());
            return null;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
