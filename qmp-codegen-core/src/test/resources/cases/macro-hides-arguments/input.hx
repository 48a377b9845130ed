    {
        .name       = "start",
        .args_type  = "id:s" EXTRA,
        .mhandler.cmd_new = qmp_f,
    },

SQMP
start
-----

Does it.

Example:

-> { "execute": "start" }
<- { "return": {} }

EQMP

    {
        .name       = "stop",
        .args_type  = ARGUMENTS,
        .mhandler.cmd_new = qmp_f,
    },

SQMP
stop
----

Does it.

Example:

-> { "execute": "stop" }
<- { "return": {} }

EQMP

    {
        .name       = "cont",
        .args_type  = "n:i" MORE("x") ",m:i",
        .mhandler.cmd_new = qmp_f,
    },
    {
        .name       = "quit",
        .args_type  = "now:b",
        .mhandler.cmd_new = qmp_f,
    },
