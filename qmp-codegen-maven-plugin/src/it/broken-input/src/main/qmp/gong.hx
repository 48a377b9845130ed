    {
        .name       = "gong",
        .args_type  = "times:i",
        .mhandler.cmd_new = gong,
    },
