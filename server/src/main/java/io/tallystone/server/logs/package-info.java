/** CloudWatch Logs: one class per operation over the engine's {@code LogStore}. */
@NullMarked
package io.tallystone.server.logs;

import org.jspecify.annotations.NullMarked;
