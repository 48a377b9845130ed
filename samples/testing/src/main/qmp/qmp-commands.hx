HXCOMM The commands of the sample, in the format in which QEMU described its own up to release 2.7.

SQMP
                        Commands of the sample
                        ----------------------

A few of QEMU's commands, described in words of our own.

EQMP

    {
        .name       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_stop,
    },

SQMP
stop
----

Pause the machine.

Arguments: None.

Example:

-> { "execute": "stop" }
<- { "timestamp": { "seconds": 1700000000, "microseconds": 250000 }, "event": "STOP" }
<- { "return": {} }

EQMP

    {
        .name       = "cont",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_cont,
    },

SQMP
cont
----

Let a paused machine run on.

Arguments: None.

Example:

-> { "execute": "cont" }
<- { "return": {} }

EQMP

    {
        .name       = "eject",
        .args_type  = "force:-f,device:B",
        .mhandler.cmd_new = qmp_marshal_eject,
    },

SQMP
eject
-----

Take the medium out of a drive.

Arguments:

- "force": take it out even if the guest has locked the drive (json-bool, optional)
- "device": the drive (json-string)

Example:

-> { "execute": "eject", "arguments": { "device": "cd0" } }
<- { "error": { "class": "GenericError", "desc": "Device 'cd0' is locked" } }
-> { "execute": "eject", "arguments": { "device": "cd0", "force": true } }
<- { "return": {} }

EQMP

    {
        .name       = "query-status",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_status,
    },

SQMP
query-status
------------

Tell whether the machine runs.

Return a json-object with the following information:

- "running": true if the processors of the guest run (json-bool)
- "status": what the machine does (json-string)

Example:

-> { "execute": "query-status" }
<- { "return": { "running": true, "status": "running" } }

EQMP
