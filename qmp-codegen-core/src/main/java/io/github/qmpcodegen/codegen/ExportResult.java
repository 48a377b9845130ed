package io.github.qmpcodegen.codegen;

/**
 * What came of an export.
 *
 * @param outcome how it ended
 * @param loaded the interface, and what is wrong with the sources
 * @param json the schema as {@code query-qmp-schema} tells it, as a JSON text that ends with a line end; empty unless the
 *     outcome is {@link Outcome#DONE}
 */
public record ExportResult(Outcome outcome, LoadedSchema loaded, String json) {}
