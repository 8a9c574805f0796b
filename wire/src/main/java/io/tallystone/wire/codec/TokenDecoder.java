package io.tallystone.wire.codec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.tallystone.wire.AwsException;
import java.io.IOException;
import software.amazon.awssdk.core.SdkPojo;

/** Decodes one body with a Jackson parser; whatever is wrong with it is the client's error. */
final class TokenDecoder {
  private TokenDecoder() {}

  static SdkPojo decode(
      JsonFactory format, byte[] body, Scalars scalars, Allowance memory, SdkPojo builder) {
    if (body.length > 0) {
      try (JsonParser parser = format.createParser(body)) {
        parser.nextToken();
        new StructureReader(parser, scalars, memory).readInto(builder);
        if (parser.nextToken() != null) {
          throw Malformed.serialization("Unexpected content after the end of the body");
        }
      } catch (NumberFormatException e) { // from the parser, which converts numbers late
        throw Malformed.serialization("number out of range");
      } catch (IOException e) {
        throw malformed(e);
      }
    }
    return Member.build(builder);
  }

  /** The position helps the client; Jackson's text could repeat a secret from the body. */
  private static AwsException malformed(IOException e) {
    if (e instanceof StreamConstraintsException) {
      return Malformed.serialization("Body exceeds a limit of depth, number length or name length");
    }
    long offset =
        e instanceof JacksonException j && j.getLocation() != null
            ? j.getLocation().getByteOffset()
            : -1;
    return Malformed.serialization(
        offset < 0 ? "Malformed body" : "Malformed body at byte " + offset);
  }
}
