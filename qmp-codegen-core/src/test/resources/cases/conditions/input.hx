#ifdef CONFIG_A
    {
        .name       = "a",
        .args_type  = "",
        .mhandler.cmd_new = qmp_a,
    },
#  if defined CONFIG_B /* the better one */ && \
        VERSION > 3
    {
        .name       = "b",
        .args_type  = "",
        .mhandler.cmd_new = qmp_b,
    },
#  elif CONFIG_C
    {
        .name       = "c",
        .args_type  = "",
        .mhandler.cmd_new = qmp_c,
    },
#  else
    {
        .name       = "d",
        .args_type  = "",
        .mhandler.cmd_new = qmp_d,
    },
#  endif
#else
#include "other.h"
#define OTHER 1
    {
        .name       = "e",
        .args_type  = "",
        .mhandler.cmd_new = qmp_e,
    },
#endif
#ifndef CONFIG_A
    {
        .name       = "f",
        .args_type  = "",
        .mhandler.cmd_new = qmp_f,
    },
#else
    {
        .name       = "g",
        .args_type  = "",
#ifdef DEBUG
        .help       = "with debugging",
#else
        .help       = "without",
#endif
        .mhandler.cmd_new = qmp_g,
    },
#endif
