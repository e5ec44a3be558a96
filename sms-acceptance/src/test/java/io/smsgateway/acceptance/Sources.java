package io.smsgateway.acceptance;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Source files of all modules, parsed by the JDK's compiler. */
final class Sources {

    static final Path ROOT = Path.of("..");

    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");

    private final DocTrees trees;
    private final List<CompilationUnitTree> units = new ArrayList<>();

    private Sources(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(
                null,
                null,
                null,
                List.of(),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(files));
        trees = DocTrees.instance(task);
        try {
            task.parse().forEach(units::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses the Java files of the project whose path below the root, with slashes, matches. */
    static Sources of(Predicate<String> path) {
        return new Sources(
                files(file -> file.endsWith(".java") && path.test(file)).toList());
    }

    /** Parses the main sources of the published modules. */
    static Sources ofPublishedModules() {
        List<String> published = modules().filter(Sources::isPublished).toList();
        return of(file -> file.contains("/src/main/")
                && published.contains(Path.of(file).getName(0).toString()));
    }

    /** Returns the project's files whose path below the root, with slashes, matches; without build output and hidden folders. */
    static Stream<Path> files(Predicate<String> path) {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of(".ci", ".github", "docs")) {
            add(ROOT.resolve(folder), Integer.MAX_VALUE, found);
        }
        add(ROOT, 1, found);
        modules().map(ROOT::resolve).forEach(module -> {
            add(module, 1, found);
            add(module.resolve("src"), Integer.MAX_VALUE, found);
        });
        return found.stream().filter(file -> path.test(name(file)));
    }

    static Stream<String> modules() {
        return MODULE.matcher(text(ROOT.resolve("pom.xml"))).results().map(found -> found.group(1));
    }

    static boolean isPublished(String module) {
        return !text(ROOT.resolve(module).resolve("pom.xml")).contains("<maven.deploy.skip>true<");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Returns the path of a file below the root, with slashes. */
    static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    DocTrees trees() {
        return trees;
    }

    List<CompilationUnitTree> units() {
        return units;
    }

    /** Returns all types, nested ones included. */
    List<TreePath> types() {
        List<TreePath> types = new ArrayList<>();
        for (CompilationUnitTree unit : units) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree type, Void unused) {
                    types.add(getCurrentPath());
                    return super.visitClass(type, null);
                }
            }.scan(new TreePath(unit), null);
        }
        return types;
    }

    /** Returns the file and line of a tree, as {@code sms-core/src/…/SmsClient.java:12}. */
    String place(TreePath path) {
        CompilationUnitTree unit = path.getCompilationUnit();
        return place(unit, path.getLeaf());
    }

    String place(CompilationUnitTree unit, Tree tree) {
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        return name(Path.of(unit.getSourceFile().getName())) + ":"
                + unit.getLineMap().getLineNumber(start);
    }

    private static void add(Path folder, int depth, List<Path> found) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            files.filter(Files::isRegularFile).sorted().forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }
}
