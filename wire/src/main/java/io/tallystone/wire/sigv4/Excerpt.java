package io.tallystone.wire.sigv4;

/** What a caller sent, short and printable enough to be repeated in a message. */
final class Excerpt {
  private static final int LONGEST = 256;

  private Excerpt() {}

  static String of(String sent) {
    String head = sent.length() <= LONGEST ? sent : sent.substring(0, LONGEST) + "…";
    return head.replaceAll("\\p{Cntrl}", "?");
  }
}
