package io.tallystone.e2e.faults;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A Java agent that makes {@code FileChannel.force} fail as on a broken disk while a file of some
 * name exists. It needs neither a broken disk nor the rights to fake one.
 */
public final class FailingSyncs {

  private static final String CHANNEL = "sun/nio/ch/FileChannelImpl";

  private FailingSyncs() {}

  /**
   * Writes the agent to a jar.
   *
   * @param trigger syncs fail while this file exists
   * @return the option that starts a Java machine with it
   */
  static String option(Path jar, Path trigger) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", FailingSyncs.class.getName());
    main.putValue("Can-Retransform-Classes", "true");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Class<?> type : new Class<?>[] {FailingSyncs.class, Rewriting.class, Check.class}) {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
          if (bytes == null) {
            throw new IOException("no class file " + entry);
          }
          bytes.transferTo(out);
        }
      }
    }
    return "-javaagent:" + jar + "=" + trigger;
  }

  /** Called by the Java machine before the server's main. */
  public static void premain(String trigger, Instrumentation instrumentation)
      throws ReflectiveOperationException, java.lang.instrument.UnmodifiableClassException {
    instrumentation.addTransformer(new Rewriting(trigger), true);
    instrumentation.retransformClasses(Class.forName(CHANNEL.replace('/', '.')));
  }

  private record Rewriting(String trigger) implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      if (!name.equals(CHANNEL)) {
        return null;
      }
      ClassFile classFile = ClassFile.of();
      return classFile.transformClass(
          classFile.parse(bytes),
          ClassTransform.transformingMethodBodies(
              method -> method.methodName().equalsString("force"), new Check(trigger)));
    }
  }

  /** Puts {@code if (new File(trigger).exists()) throw new IOException(…)} before a method. */
  private record Check(String trigger) implements CodeTransform {
    private static final ClassDesc FILE = ClassDesc.of(File.class.getName());
    private static final ClassDesc FAILURE = ClassDesc.of(IOException.class.getName());
    private static final MethodTypeDesc OF_TEXT =
        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    @Override
    public void atStart(CodeBuilder code) {
      code.new_(FILE)
          .dup()
          .loadConstant(trigger)
          .invokespecial(FILE, ConstantDescs.INIT_NAME, OF_TEXT)
          .invokevirtual(FILE, "exists", MethodTypeDesc.of(ConstantDescs.CD_boolean))
          .ifThen(
              fail ->
                  fail.new_(FAILURE)
                      .dup()
                      .loadConstant("Input/output error")
                      .invokespecial(FAILURE, ConstantDescs.INIT_NAME, OF_TEXT)
                      .athrow());
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
