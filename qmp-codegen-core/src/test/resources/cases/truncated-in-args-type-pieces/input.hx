    {
        .name       = "quit",
        .args_type  = "",
        .mhandler.cmd_new = qmp_quit,
    },

SQMP
quit
----

Ends the emulator.

Example:

-> { "execute": "quit" }
<- { "return": {} }

EQMP

    {
        .name       = "eject",
        .args_type  = "force:-f,"
