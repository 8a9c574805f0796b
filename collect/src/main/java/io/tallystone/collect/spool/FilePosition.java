package io.tallystone.collect.spool;

/**
 * How far a file is read.
 *
 * @param source which entry of the configuration reads it
 * @param fileKey the file system's identity of the file (device and inode)
 * @param path where it was seen last
 * @param offset everything below is in the spool or acknowledged
 * @param fingerprintLength how many bytes of the file's start the fingerprint covers
 * @param fingerprint tells the file from a later one with the same key
 */
public record FilePosition(
    String source,
    String fileKey,
    String path,
    long offset,
    int fingerprintLength,
    long fingerprint) {

  private static final String OVERWRITTEN = "overwritten:";

  /** The position in content that the file no longer holds, kept since a copy of it may turn up. */
  public FilePosition overwritten() {
    return new FilePosition(
        source,
        OVERWRITTEN + fingerprint + ":" + fileKey,
        path,
        offset,
        fingerprintLength,
        fingerprint);
  }

  /** Whether this is about content that the file no longer holds. */
  public boolean isOverwritten() {
    return fileKey.startsWith(OVERWRITTEN);
  }
}
