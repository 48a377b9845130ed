    {
        .name       = "eject",
        .args_type  = "device:B,force:-f,device:s",
        .mhandler.cmd_new = qmp_marshal_eject,
    },
