/**
 * Where settings come from: flag, environment variable, settings file; declared once as
 * command-line options.
 */
@NullMarked
package io.tallystone.app.settings;

import org.jspecify.annotations.NullMarked;
