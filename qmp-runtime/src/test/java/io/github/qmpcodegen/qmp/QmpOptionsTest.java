package io.github.qmpcodegen.qmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.qmpcodegen.qmp.codec.SecretMask;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QmpOptionsTest {

    /** Whoever adds a setting lists it in several places; a forgotten one would change it silently. */
    @Test
    void everySettingSurvivesTheWayToABuilderAndBack() throws Exception {
        QmpOptions.Builder builder = QmpOptions.builder();
        for (Field setting : settings(QmpOptions.Builder.class)) {
            setOther(setting, builder);
        }

        QmpOptions options = builder.build();

        Map<String, @Nullable Object> standard = values(QmpOptions.standard());
        Map<String, @Nullable Object> set = values(options);
        assertEquals(values(builder), set);
        assertEquals(set, values(options.toBuilder().build()));
        assertEquals(standard.keySet(), set.keySet());
        standard.forEach((name, value) -> assertNotEquals(value, set.get(name), name));
    }

    private static List<Field> settings(Class<?> of) {
        List<Field> settings = Arrays.stream(of.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .toList();
        assertTrue(settings.size() > 20, settings::toString);
        settings.forEach(field -> field.setAccessible(true));
        return settings;
    }

    private static Map<String, @Nullable Object> values(Object of) throws IllegalAccessException {
        Map<String, @Nullable Object> values = new TreeMap<>();
        for (Field setting : settings(of.getClass())) {
            values.put(setting.getName(), setting.get(of));
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private static void setOther(Field setting, QmpOptions.Builder builder) throws IllegalAccessException {
        Class<?> type = setting.getType();
        if (type == boolean.class) {
            setting.setBoolean(builder, !setting.getBoolean(builder));
        } else if (type == int.class) {
            setting.setInt(builder, setting.getInt(builder) + 1);
        } else if (type == Duration.class) {
            setting.set(builder, Duration.ofMillis(setting.getName().length()));
        } else if (type == Map.class) {
            ((Map<Object, Object>) setting.get(builder)).put(setting.getName(), Duration.ofMillis(1));
        } else if (type == QmpLimits.class) {
            setting.set(builder, QmpLimits.standard().withNesting(3));
        } else if (type == ReconnectPolicy.class) {
            setting.set(builder, ReconnectPolicy.lasting(Duration.ofMinutes(1)));
        } else if (type == SecretMask.class) {
            setting.set(builder, SecretMask.standard().with("pin"));
        } else if (type == Path.class) {
            setting.set(builder, Path.of("interfaces"));
        } else {
            setting.set(builder, one(type));
        }
    }

    /** An implementation of an interface, which equals only itself. */
    private static Object one(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("equals")
                        ? proxy == arguments[0]
                        : method.getName().equals("hashCode") ? type.hashCode() : type.getSimpleName());
    }
}
