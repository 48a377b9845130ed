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
stop
----

Let the machine pause.
EQMP
