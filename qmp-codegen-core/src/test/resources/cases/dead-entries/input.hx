#if 0
    {
        .name       = "start",
        .args_type  = "id:nonsense",
        .mhandler.cmd_new = qmp_f,
    },
    { this is no entry at all, 'but }
#endif

SQMP
start
-----

Does it.

Example:

-> { "execute": "start" }
<- { "return": {} }

EQMP

#if defined(CONFIG_A) && 0
    {
        .params = "a" "b" = "c",
        .name = "start"
    },
#elif 1
    {
        .name       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_f,
    },
#else
    {
        .name       = "stop",
        .args_type  = "twice:i",
        .mhandler.cmd_new = qmp_f,
    },
#endif
#ifdef CONFIG_A
    {
        .name       = "cont",
        .args_type  = "a:i",
        .mhandler.cmd_new = qmp_f,
    },
#else
    {
        .name       = "cont",
        .args_type  = "b:i",
        .mhandler.cmd_new = qmp_f,
    },
#endif

SQMP
cont
----

Does it.

Example:

-> { "execute": "cont" }
<- { "return": {} }

EQMP

