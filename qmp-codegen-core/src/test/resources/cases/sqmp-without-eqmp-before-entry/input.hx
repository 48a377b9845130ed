    {
        .name       = "quit",
        .args_type  = "",
        .mhandler.cmd_new = qmp_quit,
    },

SQMP
quit
----

What it does.

Example:

-> { "execute": "quit" }
<- { "return": {} }


    {
        .name       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_stop,
    },

SQMP
stop
----

Halts the virtual processors.

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
