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

/* the next one is new
    {
        .name       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_stop,
    },

SQMP
stop
----

What it does.

Example:

-> { "execute": "stop" }
<- { "return": {} }

EQMP

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
