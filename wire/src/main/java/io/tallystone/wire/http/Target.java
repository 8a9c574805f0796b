package io.tallystone.wire.http;

import io.tallystone.wire.Service;
import io.tallystone.wire.Service.Protocol;

/**
 * What a request is for.
 *
 * @param operation wire name; may be unknown to the service
 */
record Target(Service service, Protocol protocol, String operation) {}
