#if
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
#endif

#ifdef   /* which? */
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
#endif
