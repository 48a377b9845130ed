HXCOMM Commands that the benchmarks measure: one with a short reply, one with a long one,
HXCOMM and one with arguments, described in words of our own.

SQMP
                        Commands of the benchmarks
                        --------------------------

EQMP

SQMP
query-status
------------

Tell whether the machine runs, and if not, why.

Return a json-object with the following information:

- "running": true if the machine runs (json-bool)
- "singlestep": true if it runs one instruction at a time (json-bool)
- "status": one of the following values (json-string)
    "running" - the guest runs
    "paused" - the 'stop' command paused it
    "io-error" - a drive failed, and is set to pause the machine then

Example:

-> { "execute": "query-status" }
<- { "return": { "running": true, "singlestep": false, "status": "running" } }

EQMP

    {
        .name       = "query-status",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_status,
    },

SQMP
query-block
-----------

List the drives.

Each drive is represented by a json-object, the returned value is a json-array
of all of them.

Each json-object contains the following:

- "device": its name (json-string)
- "removable": whether its medium can be changed (json-bool)
- "locked": whether the guest has locked the tray (json-bool)
- "inserted": a json-object with the medium, if there is one (optional), it contains:
    - "file": where it is (json-string)
    - "ro": whether it can only be read (json-bool)
    - "drv": the driver (json-string)
    - "bps": how many bytes a second are let through, 0 for all (json-int)
    - "iops": how many operations a second are let through, 0 for all (json-int)

Example:

-> { "execute": "query-block" }
<- { "return": [ { "device": "disk0", "removable": false, "locked": false,
                   "inserted": { "file": "/images/disk0", "ro": false, "drv": "qcow2",
                                 "bps": 0, "iops": 0 } } ] }

EQMP

    {
        .name       = "query-block",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_block,
    },

    {
        .name       = "block_set_io_throttle",
        .args_type  = "device:B,bps:l,bps_rd:l,bps_wr:l,iops:l,iops_rd:l,iops_wr:l",
        .mhandler.cmd_new = qmp_marshal_block_set_io_throttle,
    },

SQMP
block_set_io_throttle
---------------------

Limit what a drive may do in a second; 0 is no limit.

Arguments:

- "device": the drive (json-string)
- "bps": bytes (json-int)
- "bps_rd": bytes read (json-int)
- "bps_wr": bytes written (json-int)
- "iops": operations (json-int)
- "iops_rd": operations that read (json-int)
- "iops_wr": operations that write (json-int)

Example:

-> { "execute": "block_set_io_throttle",
     "arguments": { "device": "disk0", "bps": 1000000, "bps_rd": 0, "bps_wr": 0,
                    "iops": 0, "iops_rd": 0, "iops_wr": 0 } }
<- { "return": {} }

EQMP
