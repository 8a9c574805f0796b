package io.tallystone.wire;

import java.util.List;
import java.util.Map;

/** A path of our own beside the AWS protocols, e.g. {@code GET /_tallystone/health}. */
public interface Endpoint {
  /** HTTP method. */
  String method();

  /** Exact path. */
  String path();

  /** What a signed caller must be allowed; an empty list means that anybody may call. */
  List<Access> access();

  /** Answers; may block. {@code call} is anonymous where {@link #access} is empty. */
  Answer handle(Call call, Map<String, String> query, byte[] body);

  /** An answer. */
  record Answer(int status, String contentType, String body) {}
}
