/** Logs Insights: queries are started, looked at while they run, and stopped. */
@NullMarked
package io.tallystone.server.logs.insights;

import org.jspecify.annotations.NullMarked;
