HXCOMM Commands that the quickstart drives a machine with, in the format in which
HXCOMM QEMU described its commands up to release 2.7. Lines that start with HXCOMM
HXCOMM are dropped; text between SQMP and EQMP is the documentation.

SQMP
                        Commands of the quickstart
                        --------------------------

A small part of what QEMU understands, described in words of our own.

EQMP

    {
        .name       = "qmp_capabilities",
        .args_type  = "",
        .mhandler.cmd_new = qmp_capabilities,
    },

SQMP
qmp_capabilities
----------------

Leave capabilities negotiation, so that all other commands can be used.

Arguments: None.

Example:

-> { "execute": "qmp_capabilities" }
<- { "return": {} }

Note: The client of this project issues it by itself while it connects.

EQMP

    {
        .name       = "stop",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_stop,
    },

SQMP
stop
----

Pause the machine: its virtual processors stand still until 'cont'.

Arguments: None.

Example:

-> { "execute": "stop" }
<- { "return": {} }

Note: A machine that was running announces it with the STOP event.

EQMP

    {
        .name       = "cont",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_cont,
    },

SQMP
cont
----

Let a paused machine run on.

Arguments: None.

Example:

-> { "execute": "cont" }
<- { "return": {} }

EQMP

    {
        .name       = "system_reset",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_system_reset,
    },

SQMP
system_reset
------------

Reset the machine as its reset button would.

Arguments: None.

Example:

-> { "execute": "system_reset" }
<- { "return": {} }

EQMP

    {
        .name       = "quit",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_quit,
    },

SQMP
quit
----

End the emulator, without asking the guest.

Arguments: None.

Example:

-> { "execute": "quit" }
<- { "return": {} }

EQMP

    {
        .name       = "eject",
        .args_type  = "force:-f,device:B",
        .mhandler.cmd_new = qmp_marshal_eject,
    },

SQMP
eject
-----

Take the medium out of a drive.

Arguments:

- "force": take it out even if the guest has locked the drive (json-bool, optional)
- "device": the drive (json-string)

Example:

-> { "execute": "eject", "arguments": { "device": "cd0", "force": true } }
<- { "return": {} }

Note: Without "force", a locked drive stays closed and the command fails.

EQMP

    {
        .name       = "balloon",
        .args_type  = "value:M",
        .mhandler.cmd_new = qmp_marshal_balloon,
    },

SQMP
balloon
-------

Ask the guest to give memory back, or to take some.

Arguments:

- "value": the memory that the guest should have, in bytes (json-int)

Example:

-> { "execute": "balloon", "arguments": { "value": 268435456 } }
<- { "return": {} }

EQMP

    {
        .name       = "human-monitor-command",
        .args_type  = "command-line:s,cpu-index:i?",
        .mhandler.cmd_new = qmp_marshal_human_monitor_command,
    },

SQMP
human-monitor-command
---------------------

Run a command of the human monitor and return what it prints.

Arguments:

- "command-line": the command with its arguments, as one types it (json-string)
- "cpu-index": the processor that commands about processors mean; the first one
               if left out (json-int, optional)

Example:

-> { "execute": "human-monitor-command", "arguments": { "command-line": "info name" } }
<- { "return": "quickstart\r\n" }

EQMP

SQMP
query-version
-------------

Tell which QEMU this is.

Return a json-object with the following information:

- "qemu": a json-object with the release, it contains:
    - "major": the first number (json-int)
    - "minor": the second number (json-int)
    - "micro": the third number (json-int)
- "package": what a distribution adds to it, or nothing (json-string)

Example:

-> { "execute": "query-version" }
<- { "return": { "qemu": { "major": 7, "minor": 2, "micro": 0 }, "package": "" } }

EQMP

    {
        .name       = "query-version",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_version,
    },

SQMP
query-status
------------

Tell whether the machine runs, and if not, why.

Return a json-object with the following information:

- "running": true if the machine runs (json-bool)
- "singlestep": true if it runs one instruction at a time
                (json-bool, optional)
- "status": one of the following values (json-string)
    "running" - the guest runs
    "paused" - the 'stop' command paused it
    "prelaunch" - it has not been started yet
    "inmigrate" - it waits for an incoming migration
    "postmigrate" - it has been migrated away
    "io-error" - a drive failed, and is set to pause the machine then
    "internal-error" - the emulation failed
    "shutdown" - the guest has shut down
    "watchdog" - the watchdog expired, and is set to pause the machine then
    "suspended" - the guest sleeps

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
query-name
----------

Tell what the machine is called.

Return a json-object with the following information:

- "name": its name, if it was given one (json-string, optional)

Example:

-> { "execute": "query-name" }
<- { "return": { "name": "quickstart" } }

EQMP

    {
        .name       = "query-name",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_name,
    },

SQMP
query-chardev
-------------

List the character devices.

Each device is represented by a json-object, the returned value is a json-array
of all of them.

Each json-object contains the following:

- "label": what it is called (json-string)
- "filename": where its characters go (json-string)
- "frontend-open": whether the guest has opened its side (json-bool, optional)

Example:

-> { "execute": "query-chardev" }
<- { "return": [ { "label": "serial0", "filename": "pty:/dev/pts/3", "frontend-open": true },
                 { "label": "monitor", "filename": "unix:/run/monitor.sock" } ] }

EQMP

    {
        .name       = "query-chardev",
        .args_type  = "",
        .mhandler.cmd_new = qmp_marshal_query_chardev,
    },
