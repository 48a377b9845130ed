    {
        .name       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_stop,
    },

    {
        .name       = "cont",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_cont,
    },

    {
        .name       = "stop",
        .args_type  = "now:b?",
        .mhandler.cmd_new = qmp_marshal_stop,
    },
