/** Follows files through growth, rotation and truncation. */
@NullMarked
package io.tallystone.collect.follow;

import org.jspecify.annotations.NullMarked;
