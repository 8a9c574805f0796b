package io.tallystone.engine.query.syntax;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code SOURCE} command (AWS: "SOURCE").
 *
 * @param target what is read
 * @param start where its time range begins, if not where the query's does
 * @param end where its time range ends, if not where the query's does
 */
public record Source(Target target, @Nullable TimeBound start, @Nullable TimeBound end, Span span) {

  /** What is read. */
  public sealed interface Target {
    /** One log group, by name or ARN. */
    record LogGroup(Name name) implements Target {}

    /**
     * {@code logGroups(...)}: the log groups that meet all conditions; an empty list is none.
     *
     * @param namePrefixes one of them begins the group's name
     * @param accountIdentifiers one of them owns the group
     * @param classes one of them is the group's class; without any it is the Standard class
     */
    record LogGroups(
        List<Name> namePrefixes, List<Name> accountIdentifiers, List<Name> classes, Span span)
        implements Target {
      /** Keeps copies. */
      public LogGroups {
        namePrefixes = List.copyOf(namePrefixes);
        accountIdentifiers = List.copyOf(accountIdentifiers);
        classes = List.copyOf(classes);
      }
    }

    /**
     * {@code dataSource([...])}.
     *
     * @param names such as {@code amazon_vpc.flow}
     * @param within narrows them to some log groups, if given
     */
    record DataSources(List<Name> names, @Nullable LogGroups within, Span span) implements Target {
      /** Keeps a copy. */
      public DataSources {
        names = List.copyOf(names);
      }
    }
  }

  /** An end of a time range. */
  public sealed interface TimeBound {
    /** A time before the query is started; {@code now} is 0 seconds before. */
    record Before(Period period, Span span) implements TimeBound {}

    /** A point in time. */
    record At(Instant instant, Span span) implements TimeBound {}
  }
}
