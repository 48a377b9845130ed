    {
        .name       = "eject",
        .args_type  = "force:-f,device:Z",
        .mhandler.cmd_new = qmp_eject,
    },

SQMP
eject
-----

What it does.

Example:

-> { "execute": "eject" }
<- { "return": {} }

EQMP
