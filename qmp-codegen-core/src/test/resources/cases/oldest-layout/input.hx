    { "help|?", "s?", help_cmd, "[cmd]", "tells what there is" },
STEXI
@item help
ETEXI

    { "commit", "B", do_commit,
      "device|all", "writes changes back" },
    { "broken", "s", (do_broken, "" },
    { "info", "s?", do_info,
      "[subcommand]", "tells about the machine" },
