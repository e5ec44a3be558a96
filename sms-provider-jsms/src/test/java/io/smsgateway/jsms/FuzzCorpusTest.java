package io.smsgateway.jsms;

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

/** What fuzzing began with and what it found holds without it: every file of {@code NAMEFuzzInputs} is put to its target. */
final class FuzzCorpusTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    @TestFactory
    List<DynamicContainer> holdsWhatItFound() throws IOException {
        try (Stream<Path> found = Files.walk(RESOURCES)) {
            return found.filter(path -> path.toString().endsWith("FuzzInputs"))
                    .sorted()
                    .map(FuzzCorpusTest::target)
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
                                    file.getFileName().toString(), () -> put(target, Files.readAllBytes(file))))
                            .toList());
        } catch (IOException | ReflectiveOperationException missing) {
            throw new IllegalStateException("no target for the inputs in " + inputs, missing);
        }
    }

    private static void put(Method target, byte[] input) throws Throwable {
        try {
            target.invoke(null, (Object) input);
        } catch (InvocationTargetException broken) {
            throw broken.getCause();
        }
    }
}
