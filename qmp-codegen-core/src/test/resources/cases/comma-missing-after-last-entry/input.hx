SQMP
quit
----

What it does.

Example:

-> { "execute": "quit" }
<- { "return": {} }

EQMP

    {
        .name       = "quit",
        .args_type  = "",
        .mhandler.cmd_new = qmp_quit
    }
