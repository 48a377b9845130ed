    {
        .name       = "start",
        .args_type  = "id:s",
        .params     = "a", "b",
        .mhandler.cmd_new = qmp_start,
    },
    {
        .help       = "h",
        .name       = "stop", "id:s", "c", "d",
        .mhandler   = { .cmd_new = qmp_stop },
    },
    { .mhandler.cmd_new = qmp_cont, .args_type = NULL, .name = ("co" "nt"), .params = (const char *) "x", .help = NULL },
    { .name = /* here? */ "quit" /* or there */ , .args_type // and this
        = "" },
    { NULL, },
