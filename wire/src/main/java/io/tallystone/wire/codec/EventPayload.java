package io.tallystone.wire.codec;

import io.tallystone.wire.AwsException;
import software.amazon.awssdk.core.SdkPojo;

/** JSON payloads of event stream messages. */
public final class EventPayload {
  private EventPayload() {}

  /** A structure's members. */
  public static byte[] of(SdkPojo structure) {
    return JsonCodec.body(structure);
  }

  /** An error's members; its type is in the message's header. */
  public static byte[] of(AwsException error) {
    return JsonCodec.errorBody(null, error);
  }
}
