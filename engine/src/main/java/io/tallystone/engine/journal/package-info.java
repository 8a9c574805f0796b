/**
 * The journal on local files: append with group commit, replay, recovery.
 *
 * <p>Read {@link io.tallystone.engine.journal.FileJournal} first, then {@code Intake} (what callers
 * add), {@code JournalWriter} (what reaches the disk), {@code JournalFiles} (which files there
 * are), {@code FrameReader} (how entries are found again) and {@code Recovery}.
 */
@NullMarked
package io.tallystone.engine.journal;

import org.jspecify.annotations.NullMarked;
