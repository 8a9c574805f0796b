package io.tallystone.wire.http;

import io.tallystone.wire.Service;
import io.tallystone.wire.Service.Protocol;
import io.tallystone.wire.codec.Codecs;
import io.tallystone.wire.codec.ProtocolCodec;
import io.tallystone.wire.validation.Validator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The codecs and validators of all services, made once. */
final class Protocols {
  private record Speech(String service, Protocol protocol) {}

  private final Map<Speech, ProtocolCodec> codecs = new HashMap<>();
  private final Map<String, Validator> validators = new HashMap<>();
  private final Map<Protocol, ProtocolCodec> anyCodec = new EnumMap<>(Protocol.class);

  Protocols(List<Service> services) {
    for (Service service : services) {
      validators.put(service.name(), Validator.of(service));
      for (Protocol protocol : dialects(service)) {
        ProtocolCodec codec = Codecs.of(protocol, service.name());
        codecs.put(new Speech(service.name(), protocol), codec);
        anyCodec.putIfAbsent(protocol, codec);
      }
    }
  }

  /** The two JSON protocols differ in the content type only, and each is answered in its own. */
  private static List<Protocol> dialects(Service service) {
    boolean json =
        service.protocols().contains(Protocol.AWS_JSON_1_0)
            || service.protocols().contains(Protocol.AWS_JSON_1_1);
    return List.of(Protocol.values()).stream()
        .filter(
            protocol ->
                service.protocols().contains(protocol)
                    || (json
                        && (protocol == Protocol.AWS_JSON_1_0
                            || protocol == Protocol.AWS_JSON_1_1)))
        .toList();
  }

  /** Empty if the service does not speak that protocol. */
  Optional<ProtocolCodec> codec(Target target) {
    return Optional.ofNullable(codecs.get(new Speech(target.service().name(), target.protocol())));
  }

  /** Of the target's service, which must be one of those given. */
  Validator validator(Target target) {
    return Objects.requireNonNull(validators.get(target.service().name()));
  }

  /**
   * A codec for errors of requests that name no known service: those codes are common to all. Empty
   * if no service speaks the protocol.
   */
  Optional<ProtocolCodec> anyCodec(Protocol protocol) {
    return Optional.ofNullable(anyCodec.get(protocol));
  }
}
