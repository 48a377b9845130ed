HXCOMM A monitor as QEMU described it until 2.7: a table of commands, and in words what they take and return.

    {
        .name       = "device_add",
        .args_type  = "device:O",
        .params     = "driver[,prop=value][,...]",
        .help       = "plug a device in",
        .mhandler.cmd_new = qmp_device_add,
    },

SQMP
device_add
----------

Arguments:

- "driver": (json-string)
- "id": (json-string, optional)
- device properties
EQMP

    {
        .name       = "eject",
        .args_type  = "device:B,force:-f",
        .params     = "device [-f]",
        .help       = "take a medium out (-f: by force)",
        .mhandler.cmd_new = qmp_marshal_eject,
    },

SQMP
eject
-----

Take the medium out of a drive.

Arguments:

- "device": The device's name. (json-string)
- "force": Whether to eject a locked medium, too. (json-bool, optional)

Example:

-> { "execute": "eject", "arguments": { "device": "ide1-cd0" } }
<- { "return": {} }

Note: A locked drive keeps it.
EQMP

    {
        .name       = "human-monitor-command",
        .args_type  = "command-line:s,cpu-index:i?",
        .mhandler.cmd_new = qmp_marshal_human_monitor_command,
    },

SQMP
human-monitor-command
---------------------

Example:

-> { "execute": "human-monitor-command", "arguments": { "command-line": "info kvm" } }
<- { "return": "kvm support: enabled" }
EQMP

    {
        .name       = "migrate_set_speed",
        .args_type  = "value:o",
        .mhandler.cmd_new = qmp_marshal_migrate_set_speed,
    },

SQMP
migrate_set_speed
-----------------

Arguments:

- "value": (json-int)
EQMP

    {
        .name       = "query-anything",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_anything,
    },

    {
        .name       = "query-block",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_block,
    },

SQMP
query-block
-----------

Return a json-array of json-objects:

- "device": (json-string)
- "locked": (json-bool)
- "inserted": (json-object, optional)
         - "file": (json-string)
         - "bps": (json-int, optional)
         - "image": (json-object, optional)
                - "filename": (json-string)
                - "virtual-size": (json-int)
- "tags": (json-array of json-string, optional)
EQMP

    {
        .name       = "query-status",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_status,
    },

SQMP
query-status
------------

Return a json-object:

- "running": Whether the guest runs. (json-bool)
- "status": (json-string, one of: "running", "paused", "io-error")
EQMP
