HXCOMM line 0, SQMP "never closed { /* (
    {
HXCOMM line 1, SQMP "never closed { /* (
        .name       = "quit",
HXCOMM line 2, SQMP "never closed { /* (
        .args_type  = "",
HXCOMM line 3, SQMP "never closed { /* (
        .mhandler.cmd_new = qmp_quit,
HXCOMM line 4, SQMP "never closed { /* (
    },
HXCOMM line 5, SQMP "never closed { /* (

HXCOMM line 6, SQMP "never closed { /* (
SQMP
HXCOMM line 7, SQMP "never closed { /* (
quit
HXCOMM line 8, SQMP "never closed { /* (
----
HXCOMM line 9, SQMP "never closed { /* (

HXCOMM line 10, SQMP "never closed { /* (
Ends the emulator.
HXCOMM line 11, SQMP "never closed { /* (

HXCOMM line 12, SQMP "never closed { /* (
Example:
HXCOMM line 13, SQMP "never closed { /* (

HXCOMM line 14, SQMP "never closed { /* (
-> { "execute": "quit" }
HXCOMM line 15, SQMP "never closed { /* (
<- { "return": {} }
HXCOMM line 16, SQMP "never closed { /* (

HXCOMM line 17, SQMP "never closed { /* (
EQMP
HXCOMM line 18, SQMP "never closed { /* (

#if defined(CONFIG_EJECT) && \
    !defined(NO_EJECT)
HXCOMM line 21, SQMP "never closed { /* (
    {
HXCOMM line 22, SQMP "never closed { /* (
        .name       = "eject",
HXCOMM line 23, SQMP "never closed { /* (
        .args_type  = "force:-f,device:B",
HXCOMM line 24, SQMP "never closed { /* (
        .mhandler.cmd_new = qmp_eject,
HXCOMM line 25, SQMP "never closed { /* (
    },
HXCOMM line 26, SQMP "never closed { /* (

HXCOMM line 27, SQMP "never closed { /* (
SQMP
HXCOMM line 28, SQMP "never closed { /* (
eject
HXCOMM line 29, SQMP "never closed { /* (
-----
HXCOMM line 30, SQMP "never closed { /* (

HXCOMM line 31, SQMP "never closed { /* (
Takes the medium out of a drive.
HXCOMM line 32, SQMP "never closed { /* (

HXCOMM line 33, SQMP "never closed { /* (
Arguments:
HXCOMM line 34, SQMP "never closed { /* (

HXCOMM line 35, SQMP "never closed { /* (
- "force": take it even from a locked drive (json-bool, optional)
HXCOMM line 36, SQMP "never closed { /* (
- "device": the drive (json-string)
HXCOMM line 37, SQMP "never closed { /* (

HXCOMM line 38, SQMP "never closed { /* (
Example:
HXCOMM line 39, SQMP "never closed { /* (

HXCOMM line 40, SQMP "never closed { /* (
-> { "execute": "eject" }
HXCOMM line 41, SQMP "never closed { /* (
<- { "return": {} }
HXCOMM line 42, SQMP "never closed { /* (

HXCOMM line 43, SQMP "never closed { /* (
EQMP
HXCOMM line 44, SQMP "never closed { /* (
#endif
HXCOMM line 45, SQMP "never closed { /* (
STEXI
HXCOMM line 46, SQMP "never closed { /* (
@item eject
HXCOMM line 47, SQMP "never closed { /* (
ETEXI
HXCOMM line 48, SQMP "never closed { /* (
    {
HXCOMM line 49, SQMP "never closed { /* (
        .name       = "stop",
HXCOMM line 50, SQMP "never closed { /* (
        .args_type  = "",
HXCOMM line 51, SQMP "never closed { /* (
        .mhandler.cmd_new = qmp_stop,
HXCOMM line 52, SQMP "never closed { /* (
    },
HXCOMM line 53, SQMP "never closed { /* (

HXCOMM line 54, SQMP "never closed { /* (
SQMP
HXCOMM line 55, SQMP "never closed { /* (
stop
HXCOMM line 56, SQMP "never closed { /* (
----
HXCOMM line 57, SQMP "never closed { /* (

HXCOMM line 58, SQMP "never closed { /* (
Halts the virtual processors.
HXCOMM line 59, SQMP "never closed { /* (

HXCOMM line 60, SQMP "never closed { /* (
Example:
HXCOMM line 61, SQMP "never closed { /* (

HXCOMM line 62, SQMP "never closed { /* (
-> { "execute": "stop" }
HXCOMM line 63, SQMP "never closed { /* (
<- { "return": {} }
HXCOMM line 64, SQMP "never closed { /* (

HXCOMM line 65, SQMP "never closed { /* (
EQMP
HXCOMM line 66, SQMP "never closed { /* (
