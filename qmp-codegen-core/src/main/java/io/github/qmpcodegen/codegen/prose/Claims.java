package io.github.qmpcodegen.codegen.prose;

import io.github.qmpcodegen.codegen.prose.ProseBlock.Bullet;
import java.util.List;

/** Finds the claims about a member's value in the member's documentation: its text and the lists inside it. */
public final class Claims {

    private Claims() {}

    /** Returns the claims of a list item. */
    public static Claim of(Bullet bullet) {
        String text = bullet.text();
        Claim claim = ClaimReader.read(text);
        List<String> values = claim.values();
        if (values.isEmpty()) {
            values = ValueList.fixed(text);
        }
        if (values.isEmpty()) {
            values = ValueList.inText(text);
        }
        if (values.isEmpty()) {
            values = ValueList.alone(claim.text());
        }
        if (values.isEmpty() && isValueList(bullet, claim)) {
            values = ValueList.several(bullet.children().stream()
                    .flatMap(child -> child.names().stream())
                    .toList());
        }
        for (Bullet child : bullet.children()) {
            if (values.isEmpty() && child.names().isEmpty()) {
                values = ValueList.inText(child.text());
            }
        }
        return new Claim(claim.kind(), claim.element(), claim.optional(), values, claim.dictionary(), claim.text());
    }

    /** Whether the lists inside an item explain the values of the item rather than members of an object. */
    public static boolean isValueList(Bullet bullet, Claim claim) {
        return claim.kind() == Claim.Kind.STRING
                && !bullet.children().isEmpty()
                && bullet.children().stream().noneMatch(Bullet::dashed)
                && ValueList.announces(bullet.text());
    }

    /** Returns the claims of a sentence about a value. */
    public static Claim of(String text) {
        return ClaimReader.read(text);
    }
}
