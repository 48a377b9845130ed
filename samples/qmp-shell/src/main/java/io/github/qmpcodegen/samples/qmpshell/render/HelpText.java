package io.github.qmpcodegen.samples.qmpshell.render;

import io.github.qmpcodegen.codegen.schema.AlternateType;
import io.github.qmpcodegen.codegen.schema.Command;
import io.github.qmpcodegen.codegen.schema.Documentation;
import io.github.qmpcodegen.codegen.schema.EnumType;
import io.github.qmpcodegen.codegen.schema.Event;
import io.github.qmpcodegen.codegen.schema.Feature;
import io.github.qmpcodegen.codegen.schema.Member;
import io.github.qmpcodegen.codegen.schema.NamedType;
import io.github.qmpcodegen.codegen.schema.ObjectType;
import io.github.qmpcodegen.codegen.schema.TypeReference;
import io.github.qmpcodegen.samples.qmpshell.schema.ServerInterface;
import io.github.qmpcodegen.samples.qmpshell.schema.Signature;
import io.github.qmpcodegen.samples.qmpshell.schema.Summaries;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** Descriptions of commands, events and their members, from the schema. */
public final class HelpText {

    private final ServerInterface known;
    private final Page page;

    private HelpText(ServerInterface known, int width) {
        this.known = known;
        this.page = new Page(width);
    }

    /**
     * The description of a topic.
     *
     * @param known what the server understands
     * @param topic a command or an event, then perhaps a member of it, dotted if need be; empty for an overview
     * @param width of the lines
     * @return the description; empty if there is no such topic
     */
    public static Optional<AttributedString> of(ServerInterface known, List<String> topic, int width) {
        HelpText help = new HelpText(known, width);
        boolean found =
                topic.isEmpty() ? help.overview() : topic.size() == 1 ? help.subject(topic.get(0)) : help.member(topic);
        return found ? Optional.of(help.page.text()) : Optional.empty();
    }

    private boolean overview() {
        page.heading("Commands of this server");
        page.columns(known.commandNames());
        page.heading("How to type them");
        page.row(
                "command name=value",
                "dots reach into objects: file.driver=file; or JSON or Python: file={'driver': 'file'}");
        page.row("transaction(", "begins actions that succeed or fail together, one to a line; ) ends it");
        page.row("{\"execute\": …}", "a whole message, sent unchecked");
        page.row("help COMMAND [MEMBER]", "describes a command, an event, or a member of either; F1 does while typing");
        page.row("exit or Ctrl-D", "leaves the shell");
        return true;
    }

    private boolean subject(String name) {
        Optional<Command> command = known.command(name);
        Event event = known.events().get(name);
        if (command.isPresent()) {
            describe(command.get());
        } else if (event != null) {
            describe(event);
        } else if (known.actions().containsKey(name)) {
            describe(known.actions().get(name));
        } else if (known.commandNames().contains(name)) {
            page.paragraph("The server has '" + name
                    + "'; nothing else is known about it. For more, start the shell with" + " --schema SOURCE.");
        } else {
            return false;
        }
        return true;
    }

    private void describe(Command command) {
        Signature signature = known.signature(command.name()).orElseThrow();
        page.usage(
                command.name(),
                signature.arguments() == null
                        ? List.of()
                        : signature.arguments().members());
        documentation(command.documentation());
        features(command.features());
        if (!signature.exact()) {
            page.paragraph("This is a general description; the server may differ.");
        }
        if (signature.arguments() != null) {
            page.heading("Arguments");
            members(signature.arguments());
            if (signature.open()) {
                page.paragraph("Further arguments are possible, which depend on these.");
            }
        }
        if (command.returns() != null) {
            page.heading("Returns " + Summaries.type(command.returns(), known.schema()));
            contents(command.returns());
        }
        since(command.documentation());
    }

    private void describe(Signature action) {
        page.usage(
                action.name(),
                action.arguments() == null ? List.of() : action.arguments().members());
        page.paragraph("An action of a transaction.");
        if (action.arguments() != null) {
            page.heading("Arguments");
            members(action.arguments());
        }
    }

    private void describe(Event event) {
        page.heading("Event " + event.name());
        documentation(event.documentation());
        features(event.features());
        if (event.data() != null) {
            page.heading("Data");
            members(known.schema().objectType(event.data()));
        }
        since(event.documentation());
    }

    private boolean member(List<String> topic) {
        String subject = topic.get(0);
        Event event = known.events().get(subject);
        TypeReference type = known.command(subject)
                .map(command -> (TypeReference) command.arguments())
                .orElse(event == null ? null : event.data());
        Member member = null;
        for (String name : String.join(".", topic.subList(1, topic.size())).split("\\.", -1)) {
            member = type == null ? null : MemberSearch.find(type, name, known.schema());
            if (member == null) {
                return false;
            }
            type = member.type();
        }
        if (member == null || type == null) {
            return false;
        }
        page.row(member.name(), Summaries.type(type, known.schema()) + (member.mayBeMissing() ? ", optional" : ""));
        documentation(member.documentation());
        features(member.features());
        contents(type);
        return true;
    }

    private void contents(TypeReference reference) {
        TypeReference type = reference;
        while (type instanceof TypeReference.Array array) {
            type = array.element();
        }
        if (!(type instanceof TypeReference.Named named)) {
            return;
        }
        NamedType content = known.schema().type(named);
        if (content instanceof ObjectType object) {
            members(object);
        } else if (content instanceof EnumType enumeration) {
            enumeration.values().forEach(value -> page.row(value.text(), Summaries.of(value.documentation())));
        } else if (content instanceof AlternateType alternate) {
            alternate.branches().forEach(branch -> contents(branch.type()));
        }
    }

    private void members(ObjectType type) {
        type.members().forEach(member -> page.row(member.name(), Summaries.ofMember(member, known.schema())));
        if (type.branching() == null) {
            return;
        }
        for (ObjectType.Branch branch : type.branching().branches()) {
            page.group("with " + type.branching().tag() + "=" + branch.tagValue());
            known.schema()
                    .objectType(branch.type())
                    .members()
                    .forEach(member -> page.row(member.name(), Summaries.ofMember(member, known.schema())));
        }
    }

    private void documentation(Documentation documentation) {
        documentation.blocks().forEach(this::block);
    }

    private void block(Documentation.Block block) {
        if (block instanceof Documentation.Paragraph paragraph) {
            page.paragraph(paragraph.text());
        } else if (block instanceof Documentation.Verbatim verbatim) {
            page.verbatim(verbatim.text());
        } else if (block instanceof Documentation.Items items) {
            items.items().forEach(item -> item.forEach(this::block));
        } else if (block instanceof Documentation.Remark remark) {
            page.group(remark.kind());
            remark.blocks().forEach(this::block);
        }
    }

    private void features(List<Feature> features) {
        for (Feature feature : features) {
            String reason = Summaries.of(feature.documentation());
            page.paragraph(feature.name() + (reason.isEmpty() ? "" : ": " + reason));
        }
    }

    private void since(Documentation documentation) {
        if (!documentation.since().isEmpty()) {
            page.paragraph("Since QEMU " + documentation.since() + ".");
        }
    }
}
