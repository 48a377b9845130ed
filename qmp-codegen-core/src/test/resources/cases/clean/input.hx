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

    {
        .name       = "eject",
        .args_type  = "force:-f,device:B",
        .mhandler.cmd_new = qmp_eject,
    },

SQMP
eject
-----

Takes the medium out of a drive.

Arguments:

- "force": take it even from a locked drive (json-bool, optional)
- "device": the drive (json-string)

Example:

-> { "execute": "eject" }
<- { "return": {} }

EQMP

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
