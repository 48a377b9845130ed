    {
        .name       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_stop,
    },
  SQMP
stop
----

  SQMP and EQMP in a sentence are prose.

Example:

-> { "execute": "stop" }
<- { "return": {} }

	EQMP

  STEXI
@item stop
ETEXI

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
