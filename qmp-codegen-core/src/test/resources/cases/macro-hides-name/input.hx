    {
        .name       = PREFIX "start",
        .args_type  = "",
        .mhandler.cmd_new = qmp_f,
    },

SQMP
__com.acme_start
----------------

Does it.

Example:

-> { "execute": "__com.acme_start" }
<- { "return": {} }

EQMP

    {
        .name       = PREFIX "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_f,
    },
    {
        .name       = "cont",
        .args_type  = "",
        .mhandler.cmd_new = qmp_f,
    },

SQMP
cont
----

Does it.

Example:

-> { "execute": "cont" }
<- { "return": {} }

EQMP

    {
        .name       = WHOLE,
        .args_type  = "",
        .mhandler.cmd_new = qmp_f,
    },
    {
        .name       = "quit",
        .args_type  = "",
        .mhandler.cmd_new = qmp_f,
    },

SQMP
quit
----

Does it.

Example:

-> { "execute": "quit" }
<- { "return": {} }

EQMP

