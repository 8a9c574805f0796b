package io.tallystone.engine.query.discover;

import java.util.List;

/** What one blank-separated column of a message holds: one field, or several that are cut apart. */
record Column(Cut cut, List<String> names) {

  /** How fields are cut out of a column. */
  enum Cut {
    WHOLE,
    /** Address and port, at the last colon; a hyphen alone is the address. */
    ADDRESS_PORT,
    /** Method, URL, protocol, at the first and the last blank. */
    REQUEST_LINE
  }

  Column {
    names = List.copyOf(names);
  }

  static Column of(String name) {
    return new Column(Cut.WHOLE, List.of(name));
  }

  static Column address(String name) {
    return new Column(Cut.ADDRESS_PORT, List.of(name + "_ip", name + "_port"));
  }

  static Column requestLine() {
    return new Column(Cut.REQUEST_LINE, List.of("request_verb", "request_url", "request_proto"));
  }

  /** Hands out the fields of the column that lies in {@code [from, to)}. */
  void cut(byte[] utf8, int from, int to, Part out) {
    switch (cut) {
      case WHOLE -> out.field(names.get(0), from, to);
      case ADDRESS_PORT -> {
        int colon = last(utf8, from, to, (byte) ':');
        out.field(names.get(0), from, colon < 0 ? to : colon);
        if (colon >= 0) {
          out.field(names.get(1), colon + 1, to);
        }
      }
      case REQUEST_LINE -> {
        int first = first(utf8, from, to, (byte) ' ');
        int last = last(utf8, from, to, (byte) ' ');
        if (first < 0 || first == last) {
          out.field(names.get(1), from, to);
        } else {
          out.field(names.get(0), from, first);
          out.field(names.get(1), first + 1, last);
          out.field(names.get(2), last + 1, to);
        }
      }
    }
  }

  private static int first(byte[] utf8, int from, int to, byte wanted) {
    for (int i = from; i < to; i++) {
      if (utf8[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int last(byte[] utf8, int from, int to, byte wanted) {
    for (int i = to - 1; i >= from; i--) {
      if (utf8[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Takes a field by its place in the message. */
  interface Part {
    void field(String name, int from, int to);
  }
}
