/** What was read and not yet acknowledged, durable on disk. */
@NullMarked
package io.tallystone.collect.spool;

import org.jspecify.annotations.NullMarked;
