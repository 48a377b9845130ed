package io.github.qmpcodegen.qmp;

/** An event that the schema does not have; its data is kept as received. */
public interface UnknownEvent extends QmpEvent {}
