    {
        .name       = "drive-mirror",
        .args_type  = "sync:s,device:B,"
                      "target:s\x2Cspeed:y?,\
mode:s?,"
	"format:w",
        .mhandler.cmd_new = qmp_drive_mirror,
    },
