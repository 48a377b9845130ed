package io.github.qmpcodegen.samples.qmpshell.session;

import io.github.qmpcodegen.qmp.QmpException;
import io.github.qmpcodegen.qmp.codec.Unmodelled;
import io.github.qmpcodegen.samples.qmpshell.complete.HumanCommands;
import io.github.qmpcodegen.samples.qmpshell.complete.Suggestion;
import io.github.qmpcodegen.samples.qmpshell.qmp.HumanMonitorCommandRequest;
import io.github.qmpcodegen.samples.qmpshell.render.Messages;
import io.github.qmpcodegen.samples.qmpshell.server.Request;
import io.github.qmpcodegen.samples.qmpshell.server.Server;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lines are commands of the human monitor, which QMP carries. Whether one of them failed shows only in its text, and not
 * always there.
 *
 * <p>Each command has a monitor of its own, which forgets what {@code cpu} chose; so the mode remembers it.
 */
public final class HmpMode implements Mode {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern CHOOSES_CPU = Pattern.compile("\\s*cpu\\s+(\\d{1,9})\\s*");

    /** What the monitor itself writes when a command is unknown, its arguments are wrong, or it fails. */
    private static final Pattern REFUSAL =
            Pattern.compile("\\A(?:Error: |unknown command: '|Command '[^'\\n]*' not available )"
                    + "|(?:\\A|\\n)Try \"help [^\\n]*\\z");

    /** Commands that fail in words of their own, as far as these are much the same. */
    private static final Pattern OWN_WORDS =
            Pattern.compile("\\A(?i:Device '[^'\\n]*' not found|(?:invalid|unknown|could not) [^\\n]*)\\z");

    private final Server server;
    private final Exchange exchange;
    private final Output output;
    private @Nullable HumanCommands commands;
    private volatile @Nullable Long cpu;

    /**
     * Creates the mode.
     *
     * @param server who is asked for the names of commands
     * @param exchange sends commands
     * @param output where text goes
     */
    public HmpMode(Server server, Exchange exchange, Output output) {
        this.server = server;
        this.exchange = exchange;
        this.output = output;
    }

    @Override
    public String prompt() {
        return cpu == null ? "(qemu) " : "(qemu cpu " + cpu + ") ";
    }

    @Override
    public boolean isComplete(String text) {
        return true;
    }

    @Override
    public Verdict run(String line) {
        if (line.isBlank()) {
            return Verdict.FINE;
        }
        Matcher matcher = CHOOSES_CPU.matcher(line);
        Long chosen = matcher.matches() ? Long.valueOf(matcher.group(1)) : cpu;
        HumanMonitorCommandRequest request = new HumanMonitorCommandRequest(line.strip(), chosen, Unmodelled.NONE);
        Optional<JsonNode> answer = exchange.execute(new Request(request.qmpName(), request.toJson()));
        if (answer.isEmpty()) {
            return Verdict.FAILED;
        }
        String text = text(answer.get());
        if (!text.isEmpty()) {
            output.show(new AttributedString(text));
        }
        if (text.isEmpty()) {
            cpu = chosen;
        }
        return isRefusal(line.strip(), text) ? Verdict.FAILED : Verdict.FINE;
    }

    private static boolean isRefusal(String line, String text) {
        // What is shown may read like that.
        return REFUSAL.matcher(text).find()
                || (!line.startsWith("info ") && OWN_WORDS.matcher(text).find());
    }

    /** What a command printed; servers up to 1.0 send an empty object for nothing. */
    private static String text(JsonNode answer) {
        return answer.asString("").replace("\r\n", "\n").stripTrailing();
    }

    @Override
    public boolean beginsAnew(String begun, String line) {
        return true;
    }

    @Override
    public boolean hasBegun() {
        return false;
    }

    @Override
    public boolean abandon() {
        return false;
    }

    @Override
    public List<Suggestion> suggest(String line) {
        return commands().suggest(line);
    }

    private synchronized HumanCommands commands() {
        HumanCommands known = commands;
        if (known == null) {
            known = HumanCommands.of(ask("help"), ask("help info"));
            commands = known;
        }
        return known;
    }

    private String ask(String line) {
        try {
            return text(server.ask(
                    HumanMonitorCommandRequest.builder().commandLine(line).build(), PATIENCE));
        } catch (QmpException e) {
            return "";
        }
    }

    @Override
    public void help(String line) {
        String command = line.strip().split("\\s+", -1)[0];
        String text = ask("help " + command);
        if (text.isEmpty()) {
            output.report(Messages.failure("nothing is known about '" + command + "'"));
        } else {
            output.show(new AttributedString(text));
        }
    }

    @Override
    public AttributedString coloured(String line) {
        return new AttributedString(line);
    }
}
