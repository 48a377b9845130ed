    {
        .name       = "quit"
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

EQMP

    {
        .name.       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_stop,
    },

    {
        .name       = "eject",
        .args_type  = "force:-f,device:Y",
        .mhandler.cmd_new = qmp_eject,
    },

EQMP

#endif
    {
        .name       = "change",
        .args_type  = "device:B,,arg:s",
        .mhandler.cmd_new = qmp_change,
    },

    {
        .name       = "last",
        .args_type  = "",
        .mhandler.cmd_new = qmp_last,
    

SQMP
last
----

    {
        .name       = "cont",
        .args_type  = "",
        .mhandler.cmd_new = qmp_cont,
    },

    {
        .name       = "system_reset",
        .args_type  = ")
        .mhandler.cmd_new = qmp_system_reset,
    },
