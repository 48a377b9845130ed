    { COMMON_FIELDS, .args_type = "a:s", },
    { COMMON("stop") },
    { ALL_OF_IT },
    DEFINE_COMMANDS,
    {
        .name       = "quit",
        .args_type  = "",
        .mhandler.cmd_new = qmp_f,
    },
COMMAND(stop, "x:i")
