    {
        .name       = "quit",
        .args_type  = "",
        .mhandler.cmd_new = qmp_quit,
    }

SQMP
quit
----

What it does.

Example:

-> { "execute": "quit" }
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
