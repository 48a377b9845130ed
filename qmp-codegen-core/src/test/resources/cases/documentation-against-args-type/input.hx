    {
        .name       = "dump",
        .args_type  = "begin:i?,end:i?,format:s",
        .mhandler.cmd_new = qmp_marshal_dump,
    },

SQMP
dump
----

Write the memory to a file.

Arguments:

- "begin": where to begin (json-int)
- "length": how much to write (json-int, optional)
- "format": how to write it (json-int)
EQMP
