DEFHEADING(Standard options:)

DEF("help", 0, QEMU_OPTION_h,
    "-h or -help     tells what there is\n", QEMU_ARCH_ALL)
STEXI
@item -h
Tells what there is.
ETEXI

DEF("net", HAS_ARG, QEMU_OPTION_net, \
#ifdef CONFIG_SLIRP
    "-net user       "
#endif
    "-net none\n", QEMU_ARCH_ALL)
ARCHHEADING(Doesn't matter, QEMU_ARCH_I386)
DEF("broken", 0, QEMU_OPTION_b, ("x", QEMU_ARCH_ALL)
DEF("last", 0, QEMU_OPTION_l, "", QEMU_ARCH_ALL)
