package io.github.qmpcodegen.samples.vminfo;

import java.util.OptionalInt;

/** Where a person sees the output. */
interface Window {

    /** No window: the output goes to a file or to a program. */
    Window NONE = OptionalInt::empty;

    /** How many lines it has at the moment; very many if that is unknown; empty if there is no window. */
    OptionalInt rows();
}
