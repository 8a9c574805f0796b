package io.tallystone.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystone.wire.Credentials.Credential;
import io.tallystone.wire.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthTest {
  @TempDir Path directory;

  private final MemoryDocuments documents = new MemoryDocuments();

  private Auth open() {
    return Auth.open(documents, directory, Clock.systemUTC(), new SecureRandom());
  }

  private Path file() {
    return directory.resolve(Auth.CREDENTIALS_FILE);
  }

  private String value(String name) throws IOException {
    return Files.readAllLines(file()).stream()
        .filter(line -> line.startsWith(name + " = "))
        .map(line -> line.substring(name.length() + 3))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFirstStartWritesTheRootKeyForItsOwnerAlone() throws IOException {
    Auth auth = open();
    assertThat(Files.readAllLines(file()).getFirst()).isEqualTo("[default]");
    assertThat(value("aws_access_key_id")).matches("AKIA[A-Z2-7]{16}");
    assertThat(value("aws_secret_access_key")).hasSize(40);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    Credential found = auth.credentials().find(value("aws_access_key_id"), null).orElseThrow();
    assertThat(found.secretAccessKey()).isEqualTo(value("aws_secret_access_key"));
    assertThat(found.principal().kind()).isEqualTo(Principal.Kind.ROOT);
    assertThat(found.principal().account()).isEqualTo(Auth.DEFAULT_ACCOUNT);
  }

  @Test
  void laterStartsKeepTheKeyAndLeaveTheFileAlone() throws IOException {
    open();
    String key = value("aws_access_key_id");
    Files.writeString(file(), "[mine]\n");
    assertThat(open().credentials().find(key, null)).isPresent();
    assertThat(Files.readString(file())).isEqualTo("[mine]\n");
  }

  @Test
  void aDeletedFileIsWrittenAgainFromTheStore() throws IOException {
    open();
    String before = Files.readString(file());
    Files.delete(file());
    open();
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void aResetMakesANewKey() throws IOException {
    Auth auth = open();
    String old = value("aws_access_key_id");
    documents.clear();
    auth.reset();
    assertThat(auth.credentials().find(old, null)).isEmpty();
    assertThat(auth.credentials().find(value("aws_access_key_id"), null)).isPresent();
  }

  @Test
  void unknownKeysAreNotFound() {
    assertThat(open().credentials().find("AKIAIOSFODNN7EXAMPLE", null)).isEmpty();
  }
}
