    {
        .name       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_stop,
    },

STEXI
@item stop
Halts it.

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
