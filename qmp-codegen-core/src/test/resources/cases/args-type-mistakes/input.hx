    {
        .name       = "a",
        .args_type  = "device",
        .mhandler.cmd_new = qmp_a,
    },
    {
        .name       = "b",
        .args_type  = "device:",
        .mhandler.cmd_new = qmp_b,
    },
    {
        .name       = "c",
        .args_type  = ":s",
        .mhandler.cmd_new = qmp_c,
    },
    {
        .name       = "d",
        .args_type  = "device:ss",
        .mhandler.cmd_new = qmp_d,
    },
    {
        .name       = "e",
        .args_type  = "device:s, force:-f",
        .mhandler.cmd_new = qmp_e,
    },
    {
        .name       = "f",
        .args_type  = "force:-",
        .mhandler.cmd_new = qmp_f,
    },
    {
        .name       = "g",
        .args_type  = "force:-f?",
        .mhandler.cmd_new = qmp_g,
    },
    {
        .name       = "h",
        .args_type  = "device:?",
        .mhandler.cmd_new = qmp_h,
    },
    {
        .name       = "i",
        .args_type  = "one two:s",
        .mhandler.cmd_new = qmp_i,
    },
    {
        .name       = "j",
        .args_type  = "device:s,speed:i,device:B",
        .mhandler.cmd_new = qmp_j,
    },
    {
        .name       = "k",
        .args_type  = "device:s:s",
        .mhandler.cmd_new = qmp_k,
    },
