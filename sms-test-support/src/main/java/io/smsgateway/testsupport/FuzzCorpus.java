package io.smsgateway.testsupport;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Passes every file of {@code NAMEFuzzInputs} under the test resources of a module to its fuzz target, so that what
 * fuzzing found stays fixed. A module that has targets extends it by an empty {@code FuzzCorpusTest}.
 */
public abstract class FuzzCorpus {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    @TestFactory
    final List<DynamicContainer> holdsWhatItFound() throws IOException {
        try (Stream<Path> found = Files.walk(RESOURCES)) {
            return found.filter(path -> path.toString().endsWith("FuzzInputs"))
                    .sorted()
                    .map(FuzzCorpus::target)
                    .toList();
        }
    }

    private static DynamicContainer target(Path inputs) {
        String name = RESOURCES.relativize(inputs).toString().replaceAll("[/\\\\]", ".");
        try (Stream<Path> files = Files.list(inputs)) {
            Method target = Class.forName(name.substring(0, name.length() - "Inputs".length()))
                    .getMethod("fuzzerTestOneInput", byte[].class);
            target.setAccessible(true);
            return DynamicContainer.dynamicContainer(
                    name,
                    files.sorted()
                            .map(file -> DynamicTest.dynamicTest(
                                    file.getFileName().toString(), () -> run(target, Files.readAllBytes(file))))
                            .toList());
        } catch (IOException | ReflectiveOperationException missing) {
            throw new IllegalStateException("no fuzz target for the inputs in " + inputs, missing);
        }
    }

    private static void run(Method target, byte[] input) throws Throwable {
        try {
            target.invoke(null, (Object) input);
        } catch (InvocationTargetException broken) {
            throw broken.getCause();
        }
    }
}
