package io.tallystone.collect.publish;

import io.tallystone.collect.config.AgentConfig;
import io.tallystone.collect.config.Target;
import io.tallystone.collect.spool.Batch;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;
import software.amazon.awssdk.services.cloudwatchlogs.model.DataAlreadyAcceptedException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Publishes through the AWS SDK. Groups and streams that are missing are created. The batch's
 * producer and sequence go along in a header, by which a Tallystone server knows a batch that it
 * has already; AWS ignores it, so there a crash between a batch's acceptance and its
 * acknowledgement publishes that batch twice.
 */
public final class LogsDestination implements Destination {

  private static final Logger log = LoggerFactory.getLogger(LogsDestination.class);

  /** Value: producer id, semicolon, sequence. */
  static final String PRODUCER_HEADER = "x-tallystone-producer";

  private final CloudWatchLogsClient logs;

  private LogsDestination(CloudWatchLogsClient logs) {
    this.logs = logs;
  }

  /** Connects as configured; credentials come from where the AWS SDK looks for them. */
  public static LogsDestination connect(AgentConfig config) {
    return connect(config, DefaultCredentialsProvider.builder().build());
  }

  /** Connects as configured with these credentials. */
  public static LogsDestination connect(AgentConfig config, AwsCredentialsProvider credentials) {
    CloudWatchLogsClientBuilder builder =
        CloudWatchLogsClient.builder()
            .credentialsProvider(credentials)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(
                settings ->
                    settings
                        // The publisher waits and tries again itself, without an end.
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallAttemptTimeout(Duration.ofSeconds(60)));
    String region = config.region() != null ? config.region() : System.getenv("AWS_DEFAULT_REGION");
    if (region != null) {
      builder.region(Region.of(region));
    }
    if (config.endpoint() != null) {
      builder.endpointOverride(config.endpoint());
    }
    return new LogsDestination(builder.build());
  }

  @Override
  public Outcome publish(Batch batch) {
    try {
      put(batch);
      return new Outcome.Accepted();
    } catch (ResourceNotFoundException e) {
      return createAndPublish(batch);
    } catch (SdkException e) {
      return outcome(e);
    }
  }

  @Override
  public void close() {
    logs.close();
  }

  private void put(Batch batch) {
    List<InputLogEvent> events =
        batch.events().stream()
            .map(e -> InputLogEvent.builder().timestamp(e.timestamp()).message(e.message()).build())
            .toList();
    PutLogEventsResponse response =
        logs.putLogEvents(
            request ->
                request
                    .logGroupName(batch.target().group())
                    .logStreamName(batch.target().stream())
                    .logEvents(events)
                    .overrideConfiguration(
                        c ->
                            c.putHeader(
                                PRODUCER_HEADER, batch.producer() + ";" + batch.sequence())));
    RejectedLogEventsInfo rejected = response.rejectedLogEventsInfo();
    if (rejected != null) {
      log.warn(
          "{}/{}: the service left out events of batch {} by their time: {}",
          batch.target().group(),
          batch.target().stream(),
          batch.sequence(),
          rejected);
    }
  }

  private Outcome createAndPublish(Batch batch) {
    try {
      create(batch.target());
      put(batch);
      return new Outcome.Accepted();
    } catch (SdkException e) {
      return outcome(e);
    }
  }

  private static Outcome outcome(SdkException e) {
    return switch (e) {
      case DataAlreadyAcceptedException accepted -> new Outcome.Accepted();
      case InvalidParameterException refusal -> new Outcome.Refused(reason(refusal));
      default -> new Outcome.TryAgain(reason(e));
    };
  }

  /** The group only if it is missing: who may not create groups can still use one that is there. */
  private void create(Target target) {
    try {
      createStream(target);
    } catch (ResourceNotFoundException e) {
      createGroup(target);
      createStream(target);
    }
  }

  private void createStream(Target target) {
    try {
      logs.createLogStream(r -> r.logGroupName(target.group()).logStreamName(target.stream()));
      log.info("created the log stream {}/{}", target.group(), target.stream());
    } catch (ResourceAlreadyExistsException e) {
      log.debug("{}/{} was created by another meanwhile", target.group(), target.stream());
    }
  }

  private void createGroup(Target target) {
    try {
      logs.createLogGroup(r -> r.logGroupName(target.group()).logGroupClass(target.groupClass()));
    } catch (ResourceAlreadyExistsException e) {
      return; // its retention is its owner's affair
    }
    if (target.retentionDays() != null) {
      setRetention(target);
    }
  }

  /** Without it events are kept for ever, which is no reason to hold them back. */
  private void setRetention(Target target) {
    try {
      logs.putRetentionPolicy(
          r -> r.logGroupName(target.group()).retentionInDays(target.retentionDays()));
    } catch (SdkException e) {
      log.error(
          "{} was created, but its retention of {} days could not be set; set it by hand: {}",
          target.group(),
          target.retentionDays(),
          reason(e));
    }
  }

  private static String reason(SdkException e) {
    return e instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? service.awsErrorDetails().errorCode() + ": " + service.awsErrorDetails().errorMessage()
        : String.valueOf(e.getMessage());
  }
}
