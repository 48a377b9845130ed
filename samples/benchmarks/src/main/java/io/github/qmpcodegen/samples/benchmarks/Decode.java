package io.github.qmpcodegen.samples.benchmarks;

import io.github.qmpcodegen.qmp.codec.Decoding;
import io.github.qmpcodegen.qmp.codec.QmpJson;
import io.github.qmpcodegen.samples.benchmarks.HandWritten.Drive;
import io.github.qmpcodegen.samples.benchmarks.qmp.QueryBlockRequest;
import io.github.qmpcodegen.samples.benchmarks.qmp.QueryBlockResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;

/** The text of 100 drives, without a connection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Decode {

    private final String json = EchoPeer.drives(100);
    private final JsonNode tree = QmpJson.parse(json);
    private final QueryBlockRequest request = new QueryBlockRequest();

    /** Makes the text. */
    public Decode() {}

    /** Text to generated types. */
    @Benchmark
    public List<QueryBlockResponse> typed() {
        return request.decodeReturn(QmpJson.parse(json), Decoding.ofReturn(request.qmpName()));
    }

    /** The first half of the way: text to a tree. */
    @Benchmark
    public JsonNode tree() {
        return QmpJson.parse(json);
    }

    /** The second half of the way: a tree to generated types. */
    @Benchmark
    public List<QueryBlockResponse> treeToTyped() {
        return request.decodeReturn(tree, Decoding.ofReturn(request.qmpName()));
    }

    /** Written by hand. */
    @Benchmark
    public List<Drive> jackson() {
        return HandWritten.drives(json);
    }
}
