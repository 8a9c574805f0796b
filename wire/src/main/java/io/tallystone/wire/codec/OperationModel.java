package io.tallystone.wire.codec;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What the generated tables know of an operation.
 *
 * @param service the SDK's service package, e.g. {@code cloudwatchlogs}
 * @param name wire name, e.g. {@code PutLogEvents}
 * @param xmlNamespace for query answers; empty otherwise
 * @param newInput makes an empty request builder (an {@code SdkPojo} that is also a {@code
 *     Buildable})
 * @param newOutput makes an empty response builder
 */
public record OperationModel(
    String service,
    String name,
    String xmlNamespace,
    Supplier<SdkPojo> newInput,
    Supplier<SdkPojo> newOutput) {}
