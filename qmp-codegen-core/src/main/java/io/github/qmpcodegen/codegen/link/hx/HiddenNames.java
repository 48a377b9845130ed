package io.github.qmpcodegen.codegen.link.hx;

import io.github.qmpcodegen.codegen.prose.Document;
import io.github.qmpcodegen.codegen.syntax.HxDocumentation;
import io.github.qmpcodegen.codegen.syntax.HxElement;
import io.github.qmpcodegen.codegen.syntax.HxEntry;
import io.github.qmpcodegen.codegen.syntax.HxFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of entries of which a macro hides a part that nothing defines, as their documentation spells them.
 *
 * <p>A name comes of a document that no other entry claims: the one right before the entry, the ones behind it up to the
 * next entry, or, where a part of the name is known, the only one of all that has this part. Not safe for use by several
 * threads.
 */
final class HiddenNames {

    private final Function<Document, List<String>> names;
    private final Set<String> taken;
    private final IdentityHashMap<HxEntry, List<Document>> beside = new IdentityHashMap<>();
    private final List<Document> all = new ArrayList<>();

    /**
     * The names in some files.
     *
     * @param documents the documents of a section
     * @param names the names that a document may be that of, the likeliest first
     * @param taken the names of all other entries
     */
    HiddenNames(
            List<HxFile> files,
            Function<HxDocumentation, List<Document>> documents,
            Function<Document, List<String>> names,
            Set<String> taken) {
        this.names = names;
        this.taken = new HashSet<>(taken);
        files.forEach(file -> read(file, documents));
    }

    private void read(HxFile file, Function<HxDocumentation, List<Document>> documents) {
        List<Document> sinceEntry = new ArrayList<>();
        List<Document> ofEntry = new ArrayList<>();
        for (HxElement element : file.elements()) {
            if (element instanceof HxDocumentation section) {
                List<Document> found = documents.apply(section);
                sinceEntry.addAll(found);
                ofEntry.addAll(found);
                all.addAll(found);
            } else if (element instanceof HxEntry entry) {
                ofEntry = new ArrayList<>(sinceEntry.subList(Math.max(0, sinceEntry.size() - 1), sinceEntry.size()));
                beside.put(entry, ofEntry);
                sinceEntry.clear();
            }
        }
    }

    /** The name of an entry, which no other can have from now on; empty if no document gives one. */
    Optional<String> find(HxEntry entry, HxEntry.Gaps gaps) {
        Pattern pattern = Pattern.compile(
                gaps.literals().stream().map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
        Optional<String> found =
                candidates(beside.getOrDefault(entry, List.of()), pattern).findFirst();
        if (found.isEmpty() && gaps.literals().stream().anyMatch(literal -> !literal.isBlank())) {
            List<String> anywhere = candidates(all, pattern).distinct().limit(2).toList();
            found = anywhere.size() == 1 ? Optional.of(anywhere.get(0)) : Optional.empty();
        }
        found.ifPresent(taken::add);
        return found;
    }

    /** The names that match and are free, of documents that are not those of other entries. */
    private Stream<String> candidates(List<Document> documents, Pattern pattern) {
        return documents.stream()
                .map(names)
                .filter(possible -> !possible.isEmpty() && !taken.contains(possible.get(0)))
                .flatMap(List::stream)
                .filter(name -> !taken.contains(name) && pattern.matcher(name).matches());
    }
}
