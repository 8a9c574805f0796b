package io.tallystone.tables;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What the classes of one SDK service say about operations and errors. They are read as bytes:
 * initialising hundreds of classes takes seconds, and their tables are private.
 */
final class SdkClasses {
  private static final String MARSHALLER = "RequestMarshaller.class";

  private final Map<String, String> operations = new TreeMap<>();
  private final Map<String, Integer> errorStatuses = new TreeMap<>();
  private final Map<String, List<String>> enums = new TreeMap<>();

  private SdkClasses() {}

  /** Class name prefix by wire name, e.g. {@code EnableVolumeIo} by {@code EnableVolumeIO}. */
  Map<String, String> operations() {
    return operations;
  }

  /** HTTP status by the error code that the client looks for. */
  Map<String, Integer> errorStatuses() {
    return errorStatuses;
  }

  /**
   * An enum's values by its shape's name, empty if the SDK has no such enum. The SDK is newer than
   * the models and knows values that they would refuse.
   */
  List<String> enumValues(String shape) {
    String className = Character.toUpperCase(shape.charAt(0)) + shape.substring(1);
    return enums.getOrDefault(className, List.of());
  }

  static SdkClasses of(String service) throws IOException {
    String root = "software/amazon/awssdk/services/" + service + "/";
    URL url = SdkClasses.class.getClassLoader().getResource(root);
    if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException(
          root + ": not found in a jar (expected: the SDK service as a dependency of wire-tables)");
    }
    connection.setUseCaches(false);
    SdkClasses classes = new SdkClasses();
    try (JarFile jar = connection.getJarFile()) {
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.startsWith(root + "transform/") && name.endsWith(MARSHALLER)) {
          classes.readMarshaller(name.substring(name.lastIndexOf('/') + 1), parse(jar, entry));
        } else if (name.startsWith(root + "Default") && name.endsWith("Client.class")) {
          classes.readClient(parse(jar, entry));
        } else if (name.startsWith(root + "model/") && isTopLevelClass(name)) {
          classes.readEnum(parse(jar, entry));
        }
      }
    }
    if (classes.operations.isEmpty()) {
      throw new IOException(service + ": no operations found (expected: request marshallers)");
    }
    return classes;
  }

  private static boolean isTopLevelClass(String name) {
    return name.endsWith(".class") && name.indexOf('$') < 0;
  }

  private static ClassModel parse(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return ClassFile.of().parse(in.readAllBytes());
    }
  }

  /**
   * {@code OperationInfo.builder()….operationIdentifier("Target.Name")} in the initialiser, or for
   * rpc-v2-cbor {@code requestUri("/service/Target/operation/Name")}.
   */
  private void readMarshaller(String fileName, ClassModel model) {
    String prefix = fileName.substring(0, fileName.length() - MARSHALLER.length());
    for (MethodModel method : model.methods()) {
      String constant = null;
      for (CodeElement element : code(method)) {
        if (element instanceof ConstantInstruction c && c.constantValue() instanceof String text) {
          constant = text;
        } else if (calls(element, "operationIdentifier") && constant != null) {
          operations.put(constant.substring(constant.lastIndexOf('.') + 1), prefix);
        } else if (calls(element, "requestUri") && constant != null) {
          int name = constant.indexOf("/operation/");
          if (name >= 0) {
            operations.put(constant.substring(name + "/operation/".length()), prefix);
          }
        }
      }
    }
  }

  /** {@code ExceptionMetadata.builder().errorCode("X")….httpStatusCode(400)….build()}. */
  private void readClient(ClassModel model) {
    for (MethodModel method : model.methods()) {
      String constant = null;
      Integer number = null;
      String code = null;
      for (CodeElement element : code(method)) {
        if (element instanceof ConstantInstruction c) {
          if (c.constantValue() instanceof String text) {
            constant = text;
          } else if (c.constantValue() instanceof Integer value) {
            number = value;
          }
        } else if (calls(element, "errorCode")) {
          code = constant;
        } else if (calls(element, "httpStatusCode") && code != null && number != null) {
          errorStatuses.put(code, number);
        }
      }
    }
  }

  /** {@code new LogGroupClass("STANDARD", 0, "STANDARD")} in the initialiser, value last. */
  private void readEnum(ClassModel model) {
    boolean isEnum =
        model.superclass().filter(c -> c.asInternalName().equals("java/lang/Enum")).isPresent();
    if (!isEnum) {
      return;
    }
    List<String> values = new ArrayList<>();
    for (MethodModel method : model.methods()) {
      if (!method.methodName().equalsString("<clinit>")) {
        continue;
      }
      String constant = null;
      for (CodeElement element : code(method)) {
        if (element instanceof ConstantInstruction c) {
          // The value of UNKNOWN_TO_SDK_VERSION is null.
          boolean number = c.constantValue() instanceof Integer;
          constant = number ? constant : c.constantValue() instanceof String text ? text : null;
        } else if (element instanceof InvokeInstruction invoke
            && invoke.owner().asInternalName().equals(model.thisClass().asInternalName())
            && invoke.name().equalsString("<init>")
            && constant != null) {
          values.add(constant);
        }
      }
    }
    String internalName = model.thisClass().asInternalName();
    enums.put(internalName.substring(internalName.lastIndexOf('/') + 1), values);
  }

  private static Iterable<CodeElement> code(MethodModel method) {
    return method.code().<Iterable<CodeElement>>map(body -> body).orElse(List.of());
  }

  private static boolean calls(CodeElement element, String method) {
    return element instanceof InvokeInstruction invoke && invoke.name().equalsString(method);
  }
}
