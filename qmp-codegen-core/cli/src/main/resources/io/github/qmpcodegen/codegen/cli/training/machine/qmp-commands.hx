HXCOMM What old tables say in many ways, and what the schema beside this one says otherwise.

#define FLAG_ARGUMENTS "all:-a"
#if defined(CONFIG_LAMP) || !defined(CONFIG_DARK)

    {
        .name       = "lamp-set",
        .args_type  = "lamp:B,colour:s?,level:i?," FLAG_ARGUMENTS ",mode:s",
        .params     = "lamp [colour] [level] [-a] mode",
        .help       = "switch a lamp",
        .mhandler.cmd_new = qmp_marshal_lamp_set,
    },

#endif

SQMP
lamp-set
--------

Switch a lamp, or all of them. What is switched:

 1. the lamp that is named
 2. with "all", those beside it, too

Arguments:

- "lamp": the lamp's name (json-string)
- "colour": one of "red", "green" or "blue" (json-string, optional)
- "level": how bright it is, in percent (json-int, optional, default 50)
- "mode": how it is switched (json-string)
     - "hard": at once
     - "soft": slowly
- "forgotten": what the server does not take (json-bool)
- "all": whether it is about all of them (json-bool, optional)

Errors:

If there is no such lamp, DeviceNotFound.

Example:

-> { "execute": "lamp-set", "arguments": { "lamp": "hall", "level": 20, "mode": "soft" } }
<- { "return": {} }

Notes:

(1) Lamps that are broken stay dark.
(2) The colours are those of the manual.

EQMP

    {
        .name       = LAMP_QUERY,
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_lamps,
    },

SQMP
query-lamps
-----------

All lamps. The returned value is a json-array of json-objects, each of which is a lamp.

The lamp json-object contains the following:

- "name": the name (json-string)
- "state": the state of the lamp, a json-object with the following members:
     - "on": whether it is on (json-bool)
     - "since": seconds (json-number, optional)
- "wires": a json-array of json-objects, each json-object represents a wire
- "colour": Possible values: "red", "green", "violet" (json-string)
- "parent": a json-object with the same members as the lamp json-object above (optional)
- "names": a json-array of json-string (optional)

The wire json-object contains the following:

- "type": "copper" (json-string, fixed)
- "length": how long it is (json-int)

A wire json-object contains the following:

- "type": "air" (json-string, fixed)

Example:

-> { "execute": "query-lamps" }
<- { "return": [
        { "name": "hall", "state": { "on": true }, "colour": "red",
          "wires": [ { "type": "copper", "length": 3 } ] },
        { "name": "cellar", "state": { "on": false, "since": 1.5 }, "colour": "green", "wires": [] } ] }

EQMP

    {
        .name       = "query-switches",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_switches,
    },

SQMP
query-switches
--------------

Return a list of switches.

Example:

-> { "execute": "query-switches" }
<- { "return": { "switches": [ { "name": "a", "position": 1, "free": true, "none": null },
                               { "name": "b", "position": 2.5, "of": { "x": "y" } } ], "count": 2 } }

EQMP

SQMP
lamp_forget
-----------

What no entry defines.

EQMP
