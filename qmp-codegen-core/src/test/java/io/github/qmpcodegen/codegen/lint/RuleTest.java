package io.github.qmpcodegen.codegen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.qmpcodegen.codegen.Check;
import io.github.qmpcodegen.codegen.CheckRequest;
import io.github.qmpcodegen.codegen.MemorySources;
import io.github.qmpcodegen.codegen.source.Diagnostic;
import io.github.qmpcodegen.codegen.source.DiagnosticCode;
import io.github.qmpcodegen.codegen.source.Rule;
import io.github.qmpcodegen.codegen.source.Severity;
import io.github.qmpcodegen.codegen.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RuleTest {

    /** What no rule finds fault with; fixtures change one thing in it. */
    private static final String TABLE = """
            SQMP
            eject
            -----

            Take a medium out.

            Arguments:

            - "device": the drive (json-string)
            - "force": even if it is locked (json-bool, optional)

            Example:

            -> { "execute": "eject", "arguments": { "device": "cd0" } }
            <- { "return": {} }

            EQMP

                {
                    .name       = "eject",
                    .args_type  = "force:-f,device:B",
                    .mhandler.cmd_new = do_eject,
                },

            SQMP
            query-status
            ------------

            Return a json-object with the following information:

            - "running": true if it runs (json-bool)
            - "mode": how it runs (json-string, "fast" or "slow")

            Example:

            -> { "execute": "query-status" }
            <- { "return": { "running": true, "mode": "fast" } }

            EQMP

                {
                    .name       = "query-status",
                    .args_type  = "",
                    .mhandler.cmd_new = qmp_query_status,
                },
            """;

    private static final String EVENTS = """
            STOP
            ----

            The machine has stopped.

            Data: None.

            Example:

            <- { "event": "STOP", "timestamp": { "seconds": 1, "microseconds": 2 } }
            """;

    private static final String STATUS = """
            { 'enum': 'Mode', 'data': [ 'fast', 'slow' ] }
            { 'struct': 'Status', 'data': { 'running': 'bool', 'mode': 'Mode' } }
            { 'command': 'query-status', 'returns': 'Status' }
            """;

    private static final String EJECT = "{ 'command': 'eject', 'data': { 'device': 'str', '*force': 'bool' } }\n";

    private static final String DOCUMENTED = """
            ##
            # @stop:
            #
            # Stop the machine.
            ##
            { 'command': 'stop' }
            """;

    private static final String DEMANDED = "{ 'pragma': { 'doc-required': true } }\n\n";

    private final Map<Rule, MemorySources> fixtures = new EnumMap<>(Rule.class);

    RuleTest() {
        table(Rule.UNDOCUMENTED_ARGUMENT, "- \"force\": even if it is locked (json-bool, optional)\n", "");
        table(
                Rule.EMPTY_ARGUMENTS,
                "Arguments:\n\n- \"device\": the drive (json-string)\n",
                "- \"device\": the drive (json-string)\n",
                "(json-bool, optional)\n",
                "(json-bool, optional)\n\nArguments:\n");
        table(Rule.REFUSED_ARGUMENT, "force:-f,", "");
        table(Rule.OPTIONALITY_DIFFERS, "(json-bool, optional)", "(json-bool)");
        table(Rule.TYPE_DIFFERS, "(json-bool, optional)", "(json-int, optional)");
        table(Rule.UNTYPED_ARGUMENT, "the drive (json-string)", "the drive");
        table(
                Rule.UNTYPED_MEMBER,
                "- \"running\": true if it runs (json-bool)\n",
                "- \"running\": if it runs\n",
                "\"running\": true,",
                "");
        table(Rule.UNSTATED_REPLY, "<- { \"return\": {} }\n", "");
        table(Rule.REPLY_BY_EXAMPLE, "<- { \"return\": {} }\n", "<- { \"return\": { \"tray\": 1 } }\n");
        table(
                Rule.EXAMPLE_CONTRADICTS_PROSE,
                "<- { \"return\": { \"running\": true, \"mode\": \"fast\" } }",
                "<- { \"return\": 5 }");
        table(Rule.HEADING_NOT_COMMAND, "eject\n-----\n", "Take it out\n-----------\n");
        table(Rule.HEADING_NOT_UNDERLINED, "eject\n-----\n", "eject\n");
        table(Rule.UNDERLINE_LENGTH, "eject\n-----\n", "eject\n-------\n");
        table(
                Rule.COMMAND_WITHOUT_ENTRY,
                TABLE.substring(TABLE.indexOf("    {\n        .name       = \"query-status\"")),
                "");
        table(
                Rule.UNTIED_DOCUMENT,
                "SQMP\neject",
                "SQMP\nOf ejecting\n-----------\n\nArguments: None.\n\nEQMP\nSQMP\neject");
        table(Rule.UNREADABLE_EXAMPLE, "-> { \"execute\": \"query-status\" }", "-> { : }");
        table(Rule.MENDED_EXAMPLE, "{ \"device\": \"cd0\" }", "{ 'device': 'cd0' }");
        table(Rule.ELIDED_EXAMPLE, "{ \"running\": true, \"mode\": \"fast\" }", "{ \"running\": true, ... }");
        table(
                Rule.EXAMPLE_UNKNOWN_COMMAND,
                "-> { \"execute\": \"query-status\" }",
                "-> { \"execute\": \"query-stat\" }\n-> { \"execute\": \"query-status\" }");
        table(Rule.EXAMPLE_UNKNOWN_MEMBER, "\"device\": \"cd0\"", "\"device\": \"cd0\", \"drive\": 1");
        table(Rule.EXAMPLE_MISSING_MEMBER, "{ \"device\": \"cd0\" }", "{ \"force\": true }");
        table(Rule.EXAMPLE_WRONG_TYPE, "\"device\": \"cd0\"", "\"device\": 0");
        table(Rule.EXAMPLE_UNKNOWN_VALUE, "\"mode\": \"fast\"", "\"mode\": \"odd\"");
        table(Rule.INDENTED_MARKER, "SQMP\nquery", " SQMP\nquery");
        table(Rule.TEXT_AFTER_MARKER, "SQMP\nquery", "SQMP here\nquery");
        table(Rule.DUPLICATE_FIELD, "qmp_query_status,", "qmp_query_status,\n        .args_type  = \"\",");
        table(
                Rule.UNREADABLE_MEMBER,
                "- \"force\": even",
                "- \"at once\": now (json-bool, optional)\n- \"force\": even");
        table(Rule.REPEATED_MEMBER, "- \"force\": even", "- \"force\": now (json-bool, optional)\n- \"force\": even");
        table(Rule.MISSPELLED_FIELD, "qmp_query_status,", "qmp_query_status,\n        .parms = \"\",");
        table(Rule.MISSING_ARGS_TYPE, ".args_type  = \"\",", "");
        table(
                Rule.UNKNOWN_MACRO,
                "qmp_query_status,",
                "qmp_query_status,\n    },\n    {\n        .name       = HIDDEN,");
        table(
                Rule.UNDOCUMENTED_COMMAND,
                TABLE.substring(TABLE.indexOf("SQMP\nquery"), TABLE.lastIndexOf("EQMP") + 5),
                "");

        events(Rule.MEMBERS_AFTER_NONE, "Data: None.\n", "Data: None.\n\n- \"why\": the cause (json-string)\n");
        events(Rule.EVENT_WITHOUT_DATA_SECTION, "Data: None.\n", "");
        events(Rule.EXAMPLE_UNKNOWN_EVENT, "\"event\": \"STOP\"", "\"event\": \"HALT\"");
        fixtures.put(Rule.NOTHING_OF_QMP, clean().and("c.hx", "STEXI\nText.\nETEXI\n"));

        merged(Rule.SOURCES_DIFFER_TYPE, "'device': 'str'", "'device': 'int'");
        merged(Rule.SOURCES_DIFFER_OPTIONALITY, "'device': 'str'", "'*device': 'str'");
        merged(Rule.SOURCES_DIFFER_MEMBER, ", '*force': 'bool'", "");
        merged(Rule.SOURCES_DIFFER_VALUE, "'fast', 'slow'", "'fast'");
        merged(Rule.SOURCES_DIFFER_NOTHING, ", 'returns': 'Status'", "");

        qapi(Rule.INTROSPECTION_UNKNOWN_KIND, """
                [{"name": "stop", "meta-type": "command", "arg-type": "0", "ret-type": "0"},
                 {"name": "0", "meta-type": "object", "members": []},
                 {"name": "1", "meta-type": "stream"}]
                """);
        qapi(Rule.UNDOCUMENTED_EVENT, "{ 'event': 'STOP' }\n");
        qapi(Rule.UNEXPLAINED_DEPRECATION, DOCUMENTED.replace("'stop' }", "'stop', 'features': [ 'deprecated' ] }"));
        qapi(Rule.QAPI_MISPLACED_DOCUMENTATION, DOCUMENTED.replace("@stop", "@halt"));
        qapi(Rule.QAPI_MISSING_DOCUMENTATION, DEMANDED + "{ 'command': 'stop' }\n");
        qapi(Rule.QAPI_UNKNOWN_DOCUMENTED, DOCUMENTED.replace("machine.\n", "machine.\n#\n# @why: the cause\n"));
        qapi(Rule.QAPI_MISSING_COMMA, DOCUMENTED + "{ 'command': 'go' 'data': { 'a': 'str' } }\n");
        qapi(Rule.QAPI_EXTRA_COMMA, DOCUMENTED + "{ 'command': 'go', }\n");
        qapi(Rule.QAPI_OPEN_DOCUMENTATION, DEMANDED + DOCUMENTED.replace("##\n{", "{"));
        qapi(Rule.QAPI_DOCUMENTATION_MARK, DEMANDED + DOCUMENTED.replaceFirst("##\n", "## here\n"));
        qapiCase(Rule.QAPI_NOTATION, "notation-python-literal");
        qapiCase(Rule.QAPI_CONDITION, "condition-array");
        qapiCase(Rule.QAPI_ODD_NAME, "name-odd");
        qapiCase(Rule.QAPI_RESERVED_NAME, "name-reserved-u");
        qapiCase(Rule.QAPI_NAME_CASE, "case-of-member");
        qapiCase(Rule.QAPI_NAME_CLASH, "clash-of-members");
        qapiCase(Rule.QAPI_NESTED_TYPE, "nested-member");
        qapiCase(Rule.QAPI_RETURN_TYPE, "return-type");
        qapiCase(Rule.QAPI_UNBOXED_CONDITION, "unboxed-condition");
        qapiCase(Rule.QAPI_SIMPLE_UNION, "union-simple");
        qapiCase(Rule.QAPI_TEXT_DISCRIMINATOR, "union-text-discriminator");
        qapiCase(Rule.QAPI_EMPTY_UNION, "union-empty");
        qapiCase(Rule.QAPI_TEXTUAL_BRANCH, "alternate-string-and-number");
        qapiCase(Rule.QAPI_TYPE_FEATURE, "type-deprecated");
        qapiCase(Rule.QAPI_ENUM_PREFIX, "enum-prefix");
        qapiCase(Rule.QAPI_COMMENT_BLANK, "doc-blank");
        qapiCase(Rule.QAPI_DOCUMENTED_NAME, "doc-name-without-colon");
        qapiCase(Rule.QAPI_DOCUMENTATION_HEADING, "doc-heading");
        qapiCase(Rule.QAPI_STRAY_DESCRIPTION, "doc-stray-description");
        qapiCase(Rule.QAPI_LATE_DESCRIPTION, "doc-late-description");
        qapiCase(Rule.QAPI_DOCUMENTED_TWICE, "doc-twice");
        qapiCase(Rule.QAPI_EMPTY_SECTION, "doc-empty-section");
        qapiCase(Rule.QAPI_SECTION_INDENT, "doc-indent");
        qapiCase(Rule.QAPI_UNNAMED_DOCUMENTATION, "doc-without-name");
        qapiCase(Rule.QAPI_NOTHING_RETURNED, "doc-returns-nothing");
        qapiCase(Rule.QAPI_DOCUMENTED_ELSEWHERE, "doc-elsewhere");
        qapiCase(Rule.QAPI_UNDOCUMENTED_FEATURE, "doc-undocumented-feature");
        qapiCase(Rule.QAPI_UNDOCUMENTED_MEMBER, "doc-undocumented-member");
    }

    private static MemorySources clean() {
        return MemorySources.of("a.hx", TABLE).and("events.txt", EVENTS);
    }

    private void table(Rule rule, String... changes) {
        fixtures.put(rule, MemorySources.of("a.hx", changed(TABLE, changes)).and("events.txt", EVENTS));
    }

    private void events(Rule rule, String... changes) {
        fixtures.put(rule, MemorySources.of("a.hx", TABLE).and("events.txt", changed(EVENTS, changes)));
    }

    private void merged(Rule rule, String... changes) {
        fixtures.put(rule, clean().and("z.json", changed(STATUS + EJECT, changes)));
    }

    private void qapi(Rule rule, String text) {
        fixtures.put(rule, MemorySources.of("a.json", text));
    }

    /** A case whose findings are written down beside it. */
    private void qapiCase(Rule rule, String name) {
        try {
            qapi(
                    rule,
                    DOCUMENTED
                            + Files.readString(Path.of("src", "test", "resources", "qapi-rules", name, "input.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String changed(String text, String... changes) {
        String changed = text;
        for (int i = 0; i < changes.length; i += 2) {
            assertTrue(changed.contains(changes[i]), changes[i]);
            changed = changed.replace(changes[i], changes[i + 1]);
        }
        return changed;
    }

    @Test
    void whatWasTakenFromAFolderIsNoFinding() {
        MemorySources folder = MemorySources.of("qmp/a.hx", TABLE).and("qmp/qmp-events.txt", EVENTS);

        assertEquals(
                List.of(),
                Check.run(new CheckRequest(Sources.of("qmp"), Set.of()), folder).findings());
    }

    @Test
    void nothingIsFoundInACleanInterface() {
        assertEquals(List.of(), check(clean(), Set.of()));
        assertEquals(List.of(), check(MemorySources.of("a.json", DOCUMENTED), Set.of()));
        assertEquals(List.of(), check(clean().and("z.json", STATUS + EJECT), Set.of()));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aFixtureBreaksTheRule(Rule rule) {
        MemorySources fixture = Objects.requireNonNull(fixtures.get(rule), "no fixture");

        List<Diagnostic> findings = check(fixture, Set.of());

        assertTrue(
                findings.stream().anyMatch(finding -> finding.code().id().equals(rule.id())),
                () -> findings.toString());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aRuleCanBeDisabled(Rule rule) {
        MemorySources fixture = Objects.requireNonNull(fixtures.get(rule), "no fixture");

        assertTrue(check(fixture, Set.of(rule.id())).stream()
                .noneMatch(finding -> finding.code().id().equals(rule.id())));
    }

    @Test
    void whateverIsFoundHasARule() {
        for (MemorySources fixture : fixtures.values()) {
            for (Diagnostic finding : check(fixture, Set.of())) {
                assertTrue(Rule.of(finding.code().id()).isPresent(), finding.toString());
            }
        }
        assertEquals(EnumSet.allOf(Rule.class), fixtures.keySet());
    }

    @Test
    void everyWarningOfEveryStageHasARule() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.qmpcodegen.codegen");
        List<DiagnosticCode> codes = classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().isAssignableTo(DiagnosticCode.class))
                .map(field -> constant(field.reflect()))
                .toList();
        List<String> warnings = codes.stream()
                .filter(code -> code.severity() == Severity.WARNING)
                .map(DiagnosticCode::id)
                .toList();

        assertTrue(codes.size() > warnings.size() + 50, codes.toString());
        assertTrue(warnings.size() > 20, warnings.toString());
        assertEquals(
                List.of(), warnings.stream().filter(id -> Rule.of(id).isEmpty()).toList());
    }

    @Test
    void aCommandWithoutASummaryIsNotCalledUndocumented() {
        MemorySources sources = MemorySources.of("a.hx", """
                    { .name = "query-x", .args_type = "", .mhandler.cmd_new = f, },
                SQMP
                query-x
                -------

                - "a": the a (json-int)

                EQMP
                """);

        assertEquals(
                List.of("the documentation of command 'query-x' does not say what it does"),
                check(sources, Set.of()).stream()
                        .filter(finding -> finding.code() == Rule.UNDOCUMENTED_COMMAND)
                        .map(Diagnostic::message)
                        .toList());
    }

    private static DiagnosticCode constant(Field field) {
        field.setAccessible(true);
        try {
            return (DiagnosticCode) Objects.requireNonNull(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void findingsCanBeWrittenForTools() {
        List<Diagnostic> findings = check(Objects.requireNonNull(fixtures.get(Rule.REFUSED_ARGUMENT)), Set.of());

        JsonNode json = JsonMapper.shared().readTree(new FindingsJson().write(findings));
        JsonNode found = json.path("findings").get(0);
        assertEquals("refused-argument", found.path("rule").stringValue());
        assertEquals("a.hx", found.path("path").stringValue());
        assertEquals(10, found.path("line").intValue());

        JsonNode run = JsonMapper.shared()
                .readTree(new FindingsJson().writeSarif(findings, "1.0"))
                .path("runs")
                .get(0);
        JsonNode result = run.path("results").get(0);
        assertEquals("refused-argument", result.path("ruleId").stringValue());
        JsonNode rule = run.path("tool")
                .path("driver")
                .path("rules")
                .get(result.path("ruleIndex").intValue());
        assertEquals("refused-argument", rule.path("id").stringValue());
        JsonNode place = result.path("locations").get(0).path("physicalLocation");
        assertEquals("a.hx", place.path("artifactLocation").path("uri").stringValue());
        assertEquals(10, place.path("region").path("startLine").intValue());
    }

    private static List<Diagnostic> check(MemorySources sources, Set<String> disabled) {
        return Check.run(new CheckRequest(Sources.of(sources.paths()), disabled), sources)
                .findings();
    }
}
