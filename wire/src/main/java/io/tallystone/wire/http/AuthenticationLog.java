package io.tallystone.wire.http;

import io.tallystone.wire.sigv4.AuthenticationException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each call whose signature did not hold, up to a number a minute: whoever can reach
 * the port can cause them, and must not fill the disk. How many were left out is told by the next
 * line; every one of them is reported to the {@link io.tallystone.wire.CallListener}.
 */
final class AuthenticationLog {
  static final int LINES = 20;
  static final Duration WINDOW = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(AuthenticationLog.class);

  /** The key that the caller claims to have, in the header or the query of a presigned request. */
  private static final Pattern KEY = Pattern.compile("Credential=([A-Za-z0-9]{1,128})");

  private Instant start = Instant.MIN;
  private int lines;
  private long leftOut;

  void refused(RequestHead head, AuthenticationException why) {
    OptionalLong before = admit(head.time());
    if (before.isPresent()) {
      LOG.warn(
          "authentication refused: {}, access key {}, from {}, {}, request {}{}",
          why.reason(),
          claimedKey(head),
          head.sourceIp(),
          head.header("x-amz-target").orElse(head.rawPath()),
          head.requestId(),
          before.getAsLong() == 0 ? "" : " (" + before.getAsLong() + " before it not logged)");
    } else {
      LOG.debug("authentication refused: {}, request {}", why.reason(), head.requestId());
    }
  }

  /** How many were left out before this one; empty if this one is to be left out as well. */
  synchronized OptionalLong admit(Instant now) {
    if (now.isBefore(start) || !now.isBefore(end())) {
      start = now;
      lines = 0;
    }
    if (lines == LINES) {
      leftOut++;
      return OptionalLong.empty();
    }
    lines++;
    long before = leftOut;
    leftOut = 0;
    return OptionalLong.of(before);
  }

  private Instant end() {
    return start.equals(Instant.MIN) ? start : start.plus(WINDOW);
  }

  private static String claimedKey(RequestHead head) {
    Matcher key = KEY.matcher(head.header("authorization").orElse(head.rawQuery()));
    return key.find() ? key.group(1) : "none";
  }
}
