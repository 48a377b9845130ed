package io.github.qmpcodegen.codegen.source;

/** The kind of a diagnostic that breaks no rule. */
record PlainCode(String id, Severity severity, boolean isUnreadable) implements DiagnosticCode {}
