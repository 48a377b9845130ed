package io.github.qmpcodegen.codegen;

/**
 * The result of an export.
 *
 * @param outcome how the export ended
 * @param loaded the interface, and the diagnostics about the sources
 * @param json the schema in the form that {@code query-qmp-schema} returns, as JSON text that ends with a line feed;
 *     empty unless the outcome is {@link Outcome#DONE}
 */
public record ExportResult(Outcome outcome, LoadedSchema loaded, String json) {}
