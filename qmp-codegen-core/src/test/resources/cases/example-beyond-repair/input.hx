    {
        .name       = "set-limits",
        .args_type  = "limits:q",
        .mhandler.cmd_new = qmp_marshal_set_limits,
    },

SQMP
set-limits
----------

Limit what the machine uses.

Arguments:

- "limits": what to limit (json-object)

Example:

-> { "execute": "set-limits", "arguments": { "limits": { "memory" } } }
<- { "return": {} }
EQMP
