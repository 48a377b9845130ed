package io.github.qmpcodegen.qmp.internal.json;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.qmpcodegen.qmp.QmpLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Any bytes, in any pieces: the reader gives objects or one clear error, and the pieces make no difference.
 *
 * <p>The build replays the inputs kept in the resources; {@code JAZZER_FUZZ=1 mvn test -Dtest=JsonFramerFuzzTest} looks for
 * new ones.
 */
class JsonFramerFuzzTest {
    private static final int LONGEST = 20_000;

    @FuzzTest(maxDuration = "5m")
    void piecesMakeNoDifference(FuzzedDataProvider data) {
        boolean resynchronising = data.consumeBoolean();
        int piece = data.consumeInt(1, 64);
        byte[] bytes = data.consumeRemainingAsBytes();
        List<String> whole = read(bytes, bytes.length + 1, resynchronising);
        List<String> pieces = read(bytes, piece, resynchronising);
        if (!whole.equals(pieces)) {
            throw new AssertionError("in one piece " + whole + ", in pieces of " + piece + " " + pieces);
        }
    }

    private static List<String> read(byte[] bytes, int piece, boolean resynchronising) {
        JsonFramer framer = new JsonFramer(LONGEST, 64, resynchronising);
        List<String> seen = new ArrayList<>();
        try {
            for (int from = 0; from < bytes.length; ) {
                ByteBuffer space = framer.space();
                int count = Math.min(Math.min(piece, bytes.length - from), space.remaining());
                space.put(bytes, from, count);
                framer.filled(count);
                from += count;
                for (Frame frame = framer.next(); frame != null; frame = framer.next()) {
                    seen.add(parsed(frame));
                }
            }
        } catch (FramingException e) {
            seen.add("broken: " + e.getMessage());
        }
        return seen;
    }

    private static String parsed(Frame frame) {
        try {
            return WireJson.of(QmpLimits.standard()).parse(frame).toString();
        } catch (FramingException e) {
            return "no JSON: " + e.getMessage();
        }
    }
}
