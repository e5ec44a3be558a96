package io.smsgateway.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A class path with an older version of one library: loads the classes of a module anew, and one class of the library from a jar
 * that states the older version.
 */
public final class OutdatedLibrary extends URLClassLoader {

    private final String className;

    private OutdatedLibrary(URL[] path, String className, ClassLoader parent) {
        super(path, parent);
        this.className = className;
    }

    /**
     * Creates a class path.
     *
     * @param user a class of the module that uses the library
     * @param className the class by which the module finds the library's version
     * @param version the version that the jar states
     * @param folder where the jar is written
     */
    public static OutdatedLibrary of(Class<?> user, String className, String version, Path folder) {
        Path jar = folder.resolve("outdated.jar");
        try {
            write(jar, className, version, user.getClassLoader());
            URL[] path = {
                jar.toUri().toURL(), user.getProtectionDomain().getCodeSource().getLocation()
            };
            return new OutdatedLibrary(path, className, user.getClassLoader());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void write(Path file, String className, String version, ClassLoader loader) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        String entry = className.replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream bytes = Objects.requireNonNull(loader.getResourceAsStream(entry), className)) {
            jar.putNextEntry(new JarEntry(entry));
            bytes.transferTo(jar);
            jar.closeEntry();
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean own = name.equals(className)
                || (name.startsWith("io.smsgateway.") && findResource(name.replace('.', '/') + ".class") != null);
        if (!own) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
