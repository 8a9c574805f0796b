package io.tallystone.wire.sigv4;

/**
 * What a signature covers, exactly as it came over the wire.
 *
 * @param method HTTP method
 * @param rawPath path with its percent escapes
 * @param rawQuery query string with its percent escapes, without the question mark; empty if none
 * @param headers every header line
 * @param body the body before any content decoding: that is what clients hash
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier; never compared or printed
public record SignedRequest(
    String method, String rawPath, String rawQuery, HeaderLines headers, byte[] body) {}
