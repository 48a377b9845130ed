package io.github.qmpcodegen.codegen.docs;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names for files and anchors: made of letters, digits, dots, dashes and underscores, and different even where case
 * does not count.
 */
final class PageNames {

    private static final int LONGEST = 100;
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9._-]+");
    /** Names that some file systems keep for devices, whatever follows a dot. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private final Set<String> taken = new HashSet<>();

    /** A name that reads like the text and that no earlier call gave. */
    String allocate(String text) {
        String base = OTHER.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .replaceAll("_");
        boolean unusable =
                base.isEmpty() || base.startsWith(".") || DEVICE.matcher(base).matches();
        String safe = unusable ? "_" + base : base;
        String name = safe;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = safe + "-" + i;
        }
        return name;
    }
}
