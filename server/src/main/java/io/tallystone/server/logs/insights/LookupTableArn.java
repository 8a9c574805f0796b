package io.tallystone.server.logs.insights;

import io.tallystone.engine.spi.LogDirectory.Scope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ARN of a lookup table; like all of the service's ARNs of the partition {@code aws}. */
record LookupTableArn(Scope scope, String name) {
  private static final Pattern FORM =
      Pattern.compile("arn:aws:logs:([a-z0-9-]+):([0-9]{12}):lookup-table:([a-zA-Z0-9_]+)");

  static Optional<LookupTableArn> parse(String arn) {
    Matcher matcher = FORM.matcher(arn);
    return matcher.matches()
        ? Optional.of(
            new LookupTableArn(new Scope(matcher.group(2), matcher.group(1)), matcher.group(3)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "arn:aws:logs:%s:%s:lookup-table:%s".formatted(scope.region(), scope.account(), name);
  }
}
