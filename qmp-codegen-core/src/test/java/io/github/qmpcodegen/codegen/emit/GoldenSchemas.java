package io.github.qmpcodegen.codegen.emit;

import static io.github.qmpcodegen.codegen.emit.SchemaFixture.builtin;
import static io.github.qmpcodegen.codegen.emit.SchemaFixture.derived;
import static io.github.qmpcodegen.codegen.emit.SchemaFixture.feature;
import static io.github.qmpcodegen.codegen.emit.SchemaFixture.listOf;
import static io.github.qmpcodegen.codegen.emit.SchemaFixture.named;
import static io.github.qmpcodegen.codegen.emit.SchemaFixture.value;

import io.github.qmpcodegen.codegen.schema.BuiltinType;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.Schema;
import io.github.qmpcodegen.codegen.schema.TypeName;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The schemas of the golden files, by case. */
final class GoldenSchemas {

    private GoldenSchemas() {}

    static SortedMap<String, Schema> all() {
        SortedMap<String, Schema> schemas = new TreeMap<>();
        schemas.put("monitor", monitor());
        schemas.put("qapi", qapi());
        schemas.put("hostile", hostile());
        return schemas;
    }

    /** What a description in words gives: derived types, prose, examples. */
    static Schema monitor() {
        SchemaFixture f = new SchemaFixture("QMP/qmp-commands.hx");
        f.derivedObject(
                "eject arguments",
                f.member("device", BuiltinType.STR, "The device's name."),
                f.optional("force", BuiltinType.BOOL, "Whether to eject a locked medium, too."));
        f.command(
                "eject",
                "eject.arguments",
                null,
                new Documentation(
                        List.of(
                                new Documentation.Paragraph("Take the medium out of a drive."),
                                new Documentation.Remark(
                                        "Note", List.of(new Documentation.Paragraph("A locked drive keeps it.")))),
                        ""),
                List.of(),
                f.exchange(
                        "{ \"execute\": \"eject\", \"arguments\": { \"device\": \"ide1-cd0\" } }",
                        "{ \"return\": {} }"));
        f.enumeration(
                derived("query-status return status"), List.of(value("running"), value("paused"), value("io-error")));
        f.derivedObject(
                "query-status return",
                f.member("running", BuiltinType.BOOL, "Whether the guest runs."),
                f.member("status", named("query-status.return.status")));
        f.command("query-status", null, named("query-status.return"));
        f.derivedObject(
                "query-block return inserted image",
                f.member("filename", BuiltinType.STR),
                f.member("virtual-size", BuiltinType.INT));
        f.derivedObject(
                "query-block return inserted",
                f.member("file", BuiltinType.STR),
                f.optional("bps", BuiltinType.INT),
                f.optional("image", named("query-block.return.inserted.image")));
        f.derivedObject(
                "query-block return",
                f.member("device", BuiltinType.STR),
                f.member("locked", BuiltinType.BOOL),
                f.optional("inserted", named("query-block.return.inserted")),
                f.optional("tags", listOf(builtin(BuiltinType.STR))));
        f.command("query-block", null, listOf(named("query-block.return")));
        f.derivedObject(
                "human-monitor-command arguments",
                f.member("command-line", BuiltinType.STR),
                f.optional("cpu-index", BuiltinType.INT));
        f.command("human-monitor-command", "human-monitor-command.arguments", builtin(BuiltinType.STR));
        f.object(
                derived("device_add arguments"),
                null,
                true,
                List.of(),
                Documentation.NONE,
                f.member("driver", BuiltinType.STR),
                f.optional("id", BuiltinType.STR));
        f.command("device_add", "device_add.arguments", null);
        f.derivedObject("migrate_set_speed arguments", f.member("value", BuiltinType.INT));
        f.command("migrate_set_speed", "migrate_set_speed.arguments", null);
        f.command("query-anything", null, TypeReference.any());
        f.event("STOP", null, Documentation.of("The guest has been stopped."), List.of());
        f.enumeration(derived("BLOCK_IO_ERROR data action"), List.of(value("ignore"), value("report"), value("stop")));
        f.derivedObject(
                "BLOCK_IO_ERROR data",
                f.member("device", BuiltinType.STR),
                f.member("action", named("BLOCK_IO_ERROR.data.action")));
        f.event("BLOCK_IO_ERROR", "BLOCK_IO_ERROR.data");
        return f.build();
    }

    /** What a QAPI schema can say: exact types, unions, alternates, features, recursion. */
    static Schema qapi() {
        SchemaFixture f = new SchemaFixture("/somewhere/qapi/block-core.json");
        f.enumeration(
                TypeName.declared("Driver"),
                List.of(
                        value("file"),
                        value("qcow2"),
                        new EnumType.Value(
                                "vvfat",
                                value("vvfat")
                                        .traits()
                                        .withFeatures(List.of(feature(Feature.DEPRECATED, "Use file instead.")))
                                        .withConditions(List.of("CONFIG_VVFAT"))),
                        value("null-co"),
                        value("remote")));
        f.object("OptionsFile", f.member("filename", BuiltinType.STR), f.optional("direct", BuiltinType.BOOL));
        f.object("OptionsQcow2", f.member("file", named("NodeRef")), f.optional("cache-size", BuiltinType.SIZE));
        f.object("OptionsVvfat", f.member("dir", BuiltinType.STR), f.optional("label", named("StrOrNull")));
        f.union(
                "NodeOptions",
                "driver",
                List.of("file=OptionsFile", "qcow2=OptionsQcow2", "vvfat=OptionsVvfat", "remote=ServerAddress"),
                f.member("driver", named("Driver")),
                f.optional("node-name", BuiltinType.STR),
                f.member("read-only", BuiltinType.BOOL));
        f.enumeration("ServerKind", "inet", "unix");
        f.object("InetAddress", f.member("host", BuiltinType.STR), f.member("port", BuiltinType.UINT16));
        f.object("UnixAddress", f.member("path", BuiltinType.STR));
        f.union(
                "ServerAddress",
                "type",
                List.of("inet=InetAddress", "unix=UnixAddress"),
                f.member("type", named("ServerKind")));
        f.alternate("NodeRef", ordered("definition", named("NodeOptions"), "reference", builtin(BuiltinType.STR)));
        f.alternate("StrOrNull", ordered("s", builtin(BuiltinType.STR), "n", builtin(BuiltinType.NULL)));
        f.command("blockdev-add", "NodeOptions", null, Documentation.of("Make a block node."), List.of());
        f.object(
                "Numbers",
                f.member("i8", BuiltinType.INT8),
                f.member("u32", BuiltinType.UINT32),
                f.member("u64", BuiltinType.UINT64),
                f.optional("size", BuiltinType.SIZE),
                f.member("fraction", BuiltinType.NUMBER),
                f.member("anything", BuiltinType.ANY),
                f.optional("matrix", listOf(listOf(builtin(BuiltinType.INT)))));
        f.command("set-numbers", "Numbers", null);
        f.object(
                "NumbersInfo",
                f.member("i8", BuiltinType.INT8),
                f.member("u64", BuiltinType.UINT64),
                f.member("fraction", BuiltinType.NUMBER),
                f.optional("sizes", listOf(builtin(BuiltinType.SIZE))),
                f.optional("nothing", BuiltinType.NULL));
        f.command("query-numbers", null, named("NumbersInfo"));
        f.enumeration("JobKind", "mirror", "commit");
        f.object("MirrorInfo", f.member("target", BuiltinType.STR), f.optional("parent", named("JobInfo")));
        f.union(
                "JobInfo",
                "kind",
                List.of("mirror=MirrorInfo"),
                f.member("kind", named("JobKind")),
                f.member("id", BuiltinType.STR),
                f.optional("offset", BuiltinType.INT));
        f.command("query-jobs", null, listOf(named("JobInfo")));
        f.object(
                TypeName.declared("OldInfo"),
                null,
                false,
                List.of(feature(Feature.DEPRECATED, "")),
                Documentation.of("Told long ago."),
                f.member(
                        "speed",
                        builtin(BuiltinType.INT),
                        false,
                        "How fast.",
                        List.of(feature(Feature.DEPRECATED, "Nobody knows it."))),
                f.member("x-magic", builtin(BuiltinType.STR), true, "", List.of(feature(Feature.UNSTABLE, ""))));
        f.command(
                "query-old",
                null,
                named("OldInfo"),
                new Documentation(List.of(new Documentation.Paragraph("Ask for it.")), "1.5"),
                List.of(feature(Feature.DEPRECATED, "Use query-numbers."), feature("fancy", "")));
        f.object("Holder", f.optional("old", named("OldInfo")), f.member("mode", named("JobKind")));
        f.command("query-holder", null, named("Holder"));
        f.command("x-try", null, null, Documentation.NONE, List.of(feature(Feature.UNSTABLE, "Only for tests.")));
        f.specialCommand("leave", false, false);
        f.specialCommand("interrupt", true, true);
        f.event("JOB_CHANGED", "JobInfo");
        f.object("MovedData", f.member("id", BuiltinType.STR), f.member("open", BuiltinType.BOOL));
        f.event("TRAY_MOVED", "MovedData", Documentation.NONE, List.of(feature(Feature.DEPRECATED, "")));
        return f.build();
    }

    /** Names and texts that try to break or inject code. */
    static Schema hostile() {
        String text =
                "*/ } \\u002a/ \\u000a class X {} <script>alert('x')</script> & @author me {@code {@link} $L $$ $T"
                        + " https://example.org/*/ \"quoted\" \u0000 \ud83d\ude00 \ud800 é \\";
        Documentation hostile = new Documentation(
                List.of(
                        new Documentation.Paragraph(text),
                        new Documentation.Verbatim("  " + text + "\n@param x\n\t{ unbalanced </pre>"),
                        new Documentation.Items(true, List.of(List.of(new Documentation.Paragraph(text)), List.of())),
                        new Documentation.Remark(text, List.of(new Documentation.Verbatim(text)))),
                text);
        SchemaFixture f = new SchemaFixture("C:\\users\\$L\n*/qmp-commands.hx");
        String[] members = {
            "wait",
            "notify",
            "notifyAll",
            "hashCode",
            "toString",
            "clone",
            "finalize",
            "getClass",
            "equals",
            "class",
            "int",
            "record",
            "yield",
            "var",
            "_",
            "__",
            "true",
            "null",
            "1st",
            "2x",
            "a-b",
            "a_b",
            "aB",
            "AB",
            "",
            "qmp-name",
            "to-json",
            "from-json",
            "builder",
            "build",
            "unmodelled",
            "timestamp",
            "extra",
            "list-of",
            "STR",
            "value",
            "json",
            "in",
            "decoding",
            "other",
            "that",
            "executor",
            "request",
            "$L",
            "*/",
            "\\u0041",
            "\"",
            "é",
            "name",
            "QMP_NAME",
            "decode-return",
            "Known",
            "List"
        };
        io.github.qmpcodegen.codegen.schema.Member[] received =
                new io.github.qmpcodegen.codegen.schema.Member[members.length];
        io.github.qmpcodegen.codegen.schema.Member[] sent =
                new io.github.qmpcodegen.codegen.schema.Member[members.length];
        for (int i = 0; i < members.length; i++) {
            TypeReference type = switch (i % 5) {
                case 0 -> builtin(BuiltinType.STR);
                case 1 -> builtin(BuiltinType.INT);
                case 2 -> listOf(builtin(BuiltinType.BOOL));
                case 3 -> builtin(BuiltinType.UINT64);
                default -> named("String");
            };
            received[i] = f.member(members[i], type, i % 2 == 0, text, List.of(feature(Feature.DEPRECATED, text)));
            sent[i] = f.member(members[i], type, i % 3 == 0, text, List.of());
        }
        f.object("String", f.optional("str", BuiltinType.STR), f.optional("String", named("Object")));
        f.object("Object", f.optional("Object", BuiltinType.ANY), f.optional("Builder", named("Record")));
        f.object("Record", f.optional("hash", BuiltinType.UINT8));
        f.object("Override", f.optional("x", named("List")));
        f.object("List", f.optional("x", named("lower-case")));
        f.object("lower-case", f.optional("x", named("LOWER_CASE")));
        f.object("LOWER_CASE", f.optional("x", named("QemuCommands")));
        f.object("QemuCommands", f.optional("x", named("WaitRequest")));
        f.object("WaitRequest", f.optional("x", named("Sign")));
        f.enumeration(
                "Sign",
                "1.0",
                "+",
                "-",
                "2x",
                "",
                "a b",
                "a-b",
                "A_B",
                "class",
                "by-text",
                "qmp-name",
                "*/",
                "\"",
                "\\u0022",
                "$L",
                "é",
                "known",
                "Unknown",
                "\n");
        f.object(TypeName.declared("Everything"), null, false, List.of(), hostile, received);
        f.object(TypeName.declared("Arguments"), null, true, List.of(), hostile, sent);
        f.object("Few", f.member("request", BuiltinType.STR), f.member("executor", BuiltinType.INT));
        f.command(
                "wait",
                "Arguments",
                named("Everything"),
                hostile,
                List.of(feature(text, text)),
                f.exchange(text, text));
        f.command("Wait", "Few", listOf(named("Override")), hostile, List.of(feature(Feature.DEPRECATED, text)));
        f.command("notify", null, named("Sign"));
        f.command("get-class", null, builtin(BuiltinType.NULL));
        f.command("2x", null, builtin(BuiltinType.BOOL));
        f.command("a-b", null, builtin(BuiltinType.NUMBER));
        f.command("a_b", null, listOf(listOf(builtin(BuiltinType.ANY))));
        f.command("*/ \" \\u0022 $L \n", null, null);
        f.command("", null, null);
        f.union(
                "Branches",
                "class",
                List.of("class=Few", "Other=Few", "1=Record", "String=Object", "Builder=Record", "*/=Record"),
                f.member("class", named("Kind")),
                f.member("wait", BuiltinType.INT));
        f.enumeration("Kind", "class", "Other", "1", "String", "Builder", "*/");
        f.alternate(
                "Choices",
                ordered(
                        "Unknown",
                        named("Branches"),
                        "String",
                        builtin(BuiltinType.STR),
                        "*/",
                        listOf(builtin(BuiltinType.STR))));
        f.object("Carrier", f.member("x", named("Choices")));
        f.command("carry", "Carrier", named("Carrier"));
        f.event("wait", "Everything", hostile, List.of());
        f.event("WAIT", null);
        f.event("", "Carrier");
        f.object(
                TypeName.declared("Many"),
                new ObjectType.Variants("class", List.of()),
                false,
                List.of(),
                Documentation.NONE,
                f.member("class", BuiltinType.STR));
        f.command("many", null, named("Many"));
        return f.build();
    }

    private static Map<String, TypeReference> ordered(Object... entries) {
        Map<String, TypeReference> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], (TypeReference) entries[i + 1]);
        }
        return map;
    }
}
