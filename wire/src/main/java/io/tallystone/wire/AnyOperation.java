package io.tallystone.wire;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What all operations have in common.
 *
 * @param <I> the SDK's request type
 */
public sealed interface AnyOperation<I extends SdkPojo> permits Operation, StreamingOperation {
  /** Wire name, e.g. {@code PutLogEvents}. */
  String name();

  /** The actions and resources that the caller must be allowed, all of them. */
  List<Access> access(I input, Call call);
}
