package io.smsgateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown documents of the repository: those in its root and those under {@code docs}. */
final class Documents {

    static final Path ROOT = Path.of("..");

    private Documents() {}

    static List<Path> all() {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The path from the root, with slashes on every system. */
    static String name(Path document) {
        return ROOT.relativize(document).toString().replace('\\', '/');
    }

    static boolean isChinese(Path document) {
        return name(document).startsWith("docs/zh/") || name(document).endsWith(".zh-CN.md");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The lines of a document, with those of code fences blank, so that line numbers stay. */
    static List<String> prose(Path document) {
        boolean[] inFence = {false};
        return text(document)
                .lines()
                .map(line -> {
                    boolean fence = line.strip().startsWith("```");
                    inFence[0] ^= fence;
                    return fence || inFence[0] ? "" : line;
                })
                .toList();
    }
}
