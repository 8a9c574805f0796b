/**
 * The filter pattern language of metric filters, subscription filters, FilterLogEvents and Live
 * Tail (AWS: "Filter pattern syntax for metric filters, subscription filters, filter log events,
 * and Live Tail").
 */
@NullMarked
package io.tallystone.engine.query.pattern;

import org.jspecify.annotations.NullMarked;
