/**
 * What happens to events behind the readers' backs: sealing, merging, retention, quarantine, and
 * the check of everything on disk.
 */
@NullMarked
package io.tallystone.engine.maintenance;

import org.jspecify.annotations.NullMarked;
