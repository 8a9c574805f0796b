package io.tallystone.wire.http;

import io.tallystone.wire.Access;
import io.tallystone.wire.AnyOperation;
import io.tallystone.wire.AwsException;
import io.tallystone.wire.Call;
import io.tallystone.wire.Operation;
import io.tallystone.wire.Service;
import io.tallystone.wire.Service.Protocol;
import io.tallystone.wire.StreamingOperation;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

/** Operations that say what they were asked, for tests of what lies before and after them. */
final class TestOperations {
  private TestOperations() {}

  /** An operation from a function. */
  static <I extends SdkPojo, O extends SdkPojo> Operation<I, O> operation(
      String action, BiFunction<I, Call, O> handler) {
    return new Operation<>() {
      @Override
      public String name() {
        return action.substring(action.indexOf(':') + 1);
      }

      @Override
      public List<Access> access(I input, Call call) {
        return List.of(Access.to(action, "arn:test:" + call.account()));
      }

      @Override
      public O handle(I input, Call call) {
        return handler.apply(input, call);
      }
    };
  }

  /** What a live tail does in a test. */
  interface Tail {
    void stream(StreamingOperation.EventSink sink) throws StreamingOperation.ClientGone;
  }

  static StreamingOperation<StartLiveTailRequest> liveTail(Tail tail) {
    return new StreamingOperation<>() {
      @Override
      public String name() {
        return "StartLiveTail";
      }

      @Override
      public List<Access> access(StartLiveTailRequest input, Call call) {
        return List.of(Access.to("logs:StartLiveTail", "*"));
      }

      @Override
      public void stream(StartLiveTailRequest input, Call call, EventSink sink) {
        try {
          tail.stream(sink);
        } catch (ClientGone gone) {
          return;
        }
      }
    };
  }

  static Service logs(AnyOperation<?>... operations) {
    return new Service(
        "cloudwatchlogs",
        "logs",
        Set.of(Protocol.AWS_JSON_1_1),
        Set.of("Logs_20140328", "com.example.Logs_20140328"),
        "",
        "",
        "",
        List.of(operations));
  }

  static Service sts(AnyOperation<?>... operations) {
    return new Service(
        "sts",
        "sts",
        Set.of(Protocol.AWS_QUERY),
        Set.of(),
        "2011-06-15",
        "https://sts.amazonaws.com/doc/2011-06-15/",
        "",
        List.of(operations));
  }

  static Service ec2(AnyOperation<?>... operations) {
    return new Service(
        "ec2",
        "ec2",
        Set.of(Protocol.EC2_QUERY),
        Set.of(),
        "2016-11-15",
        "http://ec2.amazonaws.com/doc/2016-11-15/",
        "",
        List.of(operations));
  }

  static Service cloudWatch(AnyOperation<?>... operations) {
    return new Service(
        "cloudwatch",
        "monitoring",
        Set.of(Protocol.AWS_QUERY, Protocol.AWS_JSON_1_0, Protocol.RPC_V2_CBOR),
        Set.of("GraniteServiceVersion20100801"),
        "2010-08-01",
        "http://monitoring.amazonaws.com/doc/2010-08-01/",
        "GraniteServiceVersion20100801",
        List.of(operations));
  }

  static AwsException notFound() {
    return new AwsException(
        "ResourceNotFoundException", 400, "The specified log group does not exist.");
  }
}
