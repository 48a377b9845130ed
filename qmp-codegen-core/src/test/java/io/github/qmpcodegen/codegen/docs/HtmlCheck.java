package io.github.qmpcodegen.codegen.docs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for what is wrong with the pages of a reference: markup that is not closed, links that lead nowhere. */
final class HtmlCheck {

    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:=\"[^\"<>]*\")?)*)>|<!DOCTYPE html>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)(?:=\"([^\"<>]*)\")?");
    private static final Pattern REFERENCE = Pattern.compile("&(?:amp|lt|gt|quot);");
    private static final Set<String> VOID = Set.of("meta", "link", "input", "wbr");

    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Map<String, List<String>> links = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** All that is wrong, in words; empty when nothing is. */
    static List<String> problemsOf(List<DocumentationFile> files) {
        HtmlCheck check = new HtmlCheck();
        Set<String> paths = new HashSet<>();
        for (DocumentationFile file : files) {
            if (!paths.add(file.path())) {
                check.problems.add(file.path() + " is there twice");
            }
            if (file.path().endsWith(".html")) {
                check.read(file);
            }
        }
        check.links.forEach((page, targets) -> targets.forEach(target -> check.follow(page, target, paths)));
        return check.problems;
    }

    private void read(DocumentationFile file) {
        String path = file.path();
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(file.text());
        int end = 0;
        while (tag.find()) {
            checkText(path, file.text().substring(end, tag.start()));
            end = tag.end();
            String element = tag.group(2);
            if (element == null) {
                continue;
            }
            if (!tag.group(1).isEmpty()) {
                if (open.isEmpty() || !open.pop().equals(element)) {
                    problems.add(path + ": </" + element + "> closes nothing");
                }
                continue;
            }
            readAttributes(path, tag.group(3));
            if (!VOID.contains(element)) {
                open.push(element);
            }
        }
        checkText(path, file.text().substring(end));
        if (!open.isEmpty()) {
            problems.add(path + ": not closed: " + open);
        }
    }

    private Set<String> idsOf(String path) {
        return ids.computeIfAbsent(path, page -> new HashSet<>());
    }

    private void checkText(String path, String text) {
        String plain = REFERENCE.matcher(text).replaceAll("");
        if (plain.chars().anyMatch(c -> c == '<' || c == '>' || c == '&' || (c < ' ' && c != '\n' && c != '\t'))) {
            problems.add(path + ": not escaped: " + text);
        }
    }

    private void readAttributes(String path, String attributes) {
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            String value = attribute.group(2);
            switch (attribute.group(1)) {
                case "id" -> {
                    if (!idsOf(path).add(value)) {
                        problems.add(path + ": the id '" + value + "' twice");
                    }
                }
                case "href", "src" ->
                    links.computeIfAbsent(path, page -> new ArrayList<>()).add(value);
                case "style", "onclick" -> problems.add(path + ": an attribute that content policies forbid");
                default -> {}
            }
        }
    }

    private void follow(String page, String target, Set<String> paths) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        String resolved = page;
        if (!file.isEmpty()) {
            boolean up = file.startsWith("../");
            String folder = page.contains("/") ? page.substring(0, page.indexOf('/') + 1) : "";
            resolved = up ? file.substring(3) : folder + file;
        }
        if (!paths.contains(resolved)) {
            problems.add(page + ": " + target + " leads nowhere");
        } else if (hash >= 0 && !idsOf(resolved).contains(target.substring(hash + 1))) {
            problems.add(page + ": " + target + " names no place");
        }
    }
}
