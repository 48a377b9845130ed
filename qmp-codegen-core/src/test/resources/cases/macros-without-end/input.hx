#define A B B B B B B B B B B
#define B C C C C C C C C C C
#define C D D D D D D D D D D
#define D E E E E E E E E E E
#define E F F F F F F F F F F
#define F "x" "x" "x" "x" "x"
#define SELF SELF
    {
        .name       = "start",
        .args_type  = "a:s",
        .help = A,
        .mhandler.cmd_new = qmp_f,
    },
    {
        .name       = "stop",
        .args_type  = "",
        .help = SELF,
        .mhandler.cmd_new = qmp_f,
    },
