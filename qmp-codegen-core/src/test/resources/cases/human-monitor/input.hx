    {
        .name       = "q|quit",
        .args_type  = "",
        .params     = "",
        .help       = "ends it",
        .mhandler.cmd = hmp_quit,
    },

STEXI
@item quit
ETEXI

    {
        .name       = "x",
        .args_type  = "fmt:/,addr:l,word:S?,port:i.",
        .mhandler.cmd = hmp_x,
        .command_completion = x_completion,
    },

    {
        .name       = "info",
        .args_type  = "item:s?",
        .mhandler.cmd = hmp_info_help,
        .sub_table  = info_cmds,
    },
