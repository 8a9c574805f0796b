package io.tallystone.wire;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Implemented by an operation that reads most of its JSON bodies itself, because the SDK's types
 * cost too much: an object for each of ten thousand list elements.
 *
 * <p>It takes only what the codec and the validator would pass, and understands it as they do; all
 * else it leaves to them. So a client gets the same answers and errors either way.
 */
public interface OwnReading {
  /** Reads a body; empty leaves it to the codec. */
  Optional<Request> read(byte[] json);

  /** A call whose body has been read. */
  interface Request {
    /** What the {@link CallListener} is shown: the input without the large list. */
    SdkPojo input();

    /** As {@link AnyOperation#access}. */
    List<Access> access(Call call);

    /** As {@link Operation#handle}. */
    SdkPojo handle(Call call);
  }
}
