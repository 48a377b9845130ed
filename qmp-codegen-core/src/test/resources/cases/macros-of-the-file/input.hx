#define PREFIX "__com.acme_" /* ours */
#define ID \
    "id:s"
#define OPTIONAL(name, code) "," #name ":" #code "?"
#define COMMAND(stem, args) \
    { \
        .name = PREFIX #stem, \
        .args_type = args, \
        .mhandler.cmd_new = qmp_ ## stem, \
    },
#define NOTHING
    {
        .name       = PREFIX "start",
        .args_type  = ID OPTIONAL(speed, i) NOTHING,
        .mhandler.cmd_new = qmp_f,
    },
COMMAND(stop, ID)
COMMAND(cont, "when:x")
#undef PREFIX
#define PREFIX "x-"
COMMAND(wait, "")
    {
        .name       = PREFIX "wait",
        .args_type  = "",
        .mhandler.cmd_new = qmp_f,
    },
