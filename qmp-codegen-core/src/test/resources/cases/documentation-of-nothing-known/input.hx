    {
        .name       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_stop,
    },

SQMP
stop
----

Pause the machine.
EQMP

SQMP
How to go on afterwards
-----------------------

Arguments: None.
EQMP
