package io.github.qmpcodegen.qmp.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.qmpcodegen.qmp.QmpClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each package of the runtime may see. */
class ArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "io.github.qmpcodegen.qmp";

    /**
     * The classes of the root that make up the client, out of what is internal. All others of the root are the vocabulary
     * of users, generated code and internal packages: addresses, options, requests, events, failures.
     */
    private static final Set<String> OF_THE_CLIENT =
            Set.of("QemuProcess", "QmpCall", "QmpClient", "QmpListener", "QmpSubscription", "QmpTransports");

    private static final String VOCABULARY = "the root's vocabulary";
    private static final String CLIENT = "the root's client";
    private static final String JFR = "jdk.jfr..";

    /**
     * What each package may see besides itself and the JDK, each only what stands before it. A name with a capital is one
     * class of the root.
     */
    private static final Map<String, List<String>> MAY_SEE = inOrder(
            allow("internal.thread"),
            allow("internal.descriptor"),
            allow("internal.json", "QmpLimits", JACKSON),
            // Its exceptions are of the one family that all failures are of.
            allow("codec", "internal.json", "QmpException", JACKSON),
            allow("schema", "internal.json", "QemuVersion", "QmpRequest", JACKSON),
            allow(VOCABULARY, "internal.json", "codec", "schema", JACKSON),
            allow("job", VOCABULARY),
            allow("device", VOCABULARY, JACKSON),
            allow("internal.process", VOCABULARY, "internal.thread"),
            allow("internal.transport", VOCABULARY, "internal.descriptor", "internal.thread"),
            allow("internal.event", VOCABULARY, "codec", "internal.json", JACKSON),
            allow(
                    "internal.wire",
                    VOCABULARY,
                    "codec",
                    "internal.descriptor",
                    "internal.event",
                    "internal.json",
                    "internal.thread",
                    "internal.transport",
                    JACKSON),
            allow(
                    "internal.link",
                    VOCABULARY,
                    "internal.event",
                    "internal.thread",
                    "internal.transport",
                    "internal.wire"),
            allow("internal.observe", VOCABULARY, "internal.thread", "internal.wire", JFR),
            allow(
                    "internal.agent",
                    VOCABULARY,
                    "internal.json",
                    "internal.link",
                    "internal.observe",
                    "internal.thread",
                    "internal.wire",
                    JACKSON),
            allow(
                    "internal.call",
                    VOCABULARY,
                    "internal.descriptor",
                    "internal.json",
                    "internal.link",
                    "internal.observe",
                    "internal.thread",
                    "internal.wire",
                    JACKSON),
            allow("internal.introspect", VOCABULARY, "codec", "internal.call", "schema", JACKSON),
            allow(
                    "internal.follow",
                    VOCABULARY,
                    "device",
                    "internal.call",
                    "internal.event",
                    "internal.json",
                    "internal.thread",
                    "internal.wire",
                    "job",
                    JACKSON),
            allow(
                    CLIENT,
                    VOCABULARY,
                    "codec",
                    "device",
                    "internal.call",
                    "internal.descriptor",
                    "internal.event",
                    "internal.follow",
                    "internal.introspect",
                    "internal.json",
                    "internal.link",
                    "internal.observe",
                    "internal.process",
                    "internal.thread",
                    "internal.transport",
                    "internal.wire",
                    "job",
                    "schema",
                    JACKSON),
            allow(
                    "agent",
                    VOCABULARY,
                    "codec",
                    "internal.agent",
                    "internal.link",
                    "internal.observe",
                    "internal.thread",
                    "internal.wire",
                    JACKSON));

    /** Generated code extends and calls both, so that neither can go into the other. */
    private static final Map<String, List<String>> CIRCLES = Map.ofEntries(
            // A builder begins with the members of a value, and the value takes those of its builder.
            allow("codec.ValueBuilder", "codec.LargeValue"),
            // A reader fills a builder, which reads each member from it.
            allow("codec.QmpReader", "codec.ValueBuilder"));

    private static final Set<String> SHARED = Set.of(
            // The one clock of the JVM's clients.
            "Alarm.TIMER",
            // Texts that are only compared with what comes.
            "Envelope.DATA",
            "Envelope.EVENT",
            "Envelope.ID",
            "Envelope.MICROSECONDS",
            "Envelope.NOTHING",
            "Envelope.NO_DATA",
            "Envelope.RETURN",
            "Envelope.SECONDS",
            // A table that is only read, for each byte that comes.
            "JsonFramer.NOTHING",
            "JsonFramer.STOPS");

    ArchitectureTest() {
        super(QmpClient.class, ROOT, MAY_SEE);
    }

    @Override
    protected Map<String, List<String>> circles() {
        return CIRCLES;
    }

    @Override
    protected Set<String> shared() {
        return SHARED;
    }

    @Override
    protected String row(JavaClass type) {
        if (!type.getPackageName().equals(ROOT)) {
            return super.row(type);
        }
        return OF_THE_CLIENT.contains(nameInRoot(type)) ? CLIENT : VOCABULARY;
    }

    @Test
    void theRootHasWhatUsersSee() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .bePublic()
                .check(classes);
    }
}
