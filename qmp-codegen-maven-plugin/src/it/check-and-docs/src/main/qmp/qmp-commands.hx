HXCOMM An interface made up for this test.

    {
        .name       = "ring",
        .args_type  = "times:i?",
        .mhandler.cmd_new = ring,
    },

SQMP
ring
----

Ring the bell.

Arguments:

- "times": how often (json-int, optional)

Example:

-> { "execute": "ring", "arguments": { "times": 3 } }
<- { "return": {} }

EQMP

    {
        .name       = "query-bell",
        .args_type  = "",
        .mhandler.cmd_new = query_bell,
    },

SQMP
query-bell
----------

Show the bell.

Return a json-object with the following information:

- "loud": true if it is loud (json-bool)

Example:

-> { "execute": "query-bell" }
<- { "return": { "loud": true } }

EQMP
