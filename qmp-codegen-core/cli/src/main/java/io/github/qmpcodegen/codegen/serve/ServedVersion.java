package io.github.qmpcodegen.codegen.serve;

import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.qmp.QemuVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The version of QEMU that a server of an interface reports.
 *
 * @param numbers the version's numbers; all zero if unknown
 */
public record ServedVersion(QemuVersion numbers) implements Comparable<ServedVersion> {

    private static final ServedVersion UNKNOWN = new ServedVersion(new QemuVersion(0, 0, 0, ""));

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");

    /** The major version since which servers offer out-of-band execution by default; before it was experimental. */
    private static final int OUT_OF_BAND_SINCE = 4;

    /** Returns the version that a text names, such as {@code 7.2} or {@code 7.2.1}; empty if it is not a version. */
    public static Optional<ServedVersion> parse(String text) {
        Matcher matcher = NUMBERS.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String micro = matcher.group(3);
        return Optional.of(new ServedVersion(new QemuVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                micro == null ? 0 : Integer.parseInt(micro),
                "")));
    }

    /**
     * Returns the newest version that the documentation names as having introduced something; unknown if it names none.
     */
    public static ServedVersion documentedIn(Schema schema) {
        return Stream.of(
                        schema.commands().stream().map(Command::documentation),
                        schema.events().stream().map(Event::documentation),
                        schema.types().values().stream().flatMap(ServedVersion::documentation))
                .flatMap(texts -> texts)
                .flatMap(text -> parse(text.since()).stream())
                .max(Comparator.naturalOrder())
                .orElse(UNKNOWN);
    }

    private static Stream<Documentation> documentation(NamedType type) {
        Stream<Documentation> members = type instanceof ObjectType object
                ? object.members().stream().map(member -> member.documentation())
                : Stream.empty();
        return Stream.concat(Stream.of(type.documentation()), members);
    }

    /** Whether the version is known. */
    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /** Returns the version for the greeting, whose package version says that it is not a real QEMU. */
    QemuVersion greeted() {
        return new QemuVersion(numbers.major(), numbers.minor(), numbers.micro(), "fake");
    }

    /** Returns the capabilities that a server of this version and an interface offers. */
    List<String> capabilities(Schema schema) {
        boolean offered = !isKnown() || numbers.isAtLeast(OUT_OF_BAND_SINCE, 0);
        return offered && schema.commands().stream().anyMatch(Command::outOfBand) ? List.of("oob") : List.of();
    }

    @Override
    public int compareTo(ServedVersion other) {
        return numbers.compareTo(other.numbers);
    }

    @Override
    public String toString() {
        return numbers.toString();
    }
}
