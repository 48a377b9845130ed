HXCOMM 🐧 and ä
    {
        .name       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = /* 🐧🐧 */ qmp_stop,
    },
    {
        .name       = "eject",
        .args_type  = "näme🐧:s,device:Y",
        .mhandler.cmd_new = qmp_eject,
    },
SQMP
stop
----

Für 🐧: “stop”.

Example:

-> { "execute": "stop" }
<- { "return": {} }

EQMP
