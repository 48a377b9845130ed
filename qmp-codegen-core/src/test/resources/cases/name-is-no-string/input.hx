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
        .name       = 5,
        .args_type  = "",
        .mhandler.cmd_new = qmp_stop,
    },

    {
        .name       = "cont",
        .args_type  = "",
        .mhandler.cmd_new = qmp_cont,
    },

SQMP
cont
----

Lets the virtual processors run.

Example:

-> { "execute": "cont" }
<- { "return": {} }

EQMP
