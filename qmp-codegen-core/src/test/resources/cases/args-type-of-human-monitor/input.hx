    {
        .name       = "x",
        .args_type  = "fmt:/,addr:l,count:i.",
        .mhandler.cmd_new = qmp_x,
    },

SQMP
x
-

What it does.

Example:

-> { "execute": "x" }
<- { "return": {} }

EQMP
