/** What runs on other hosts: the agent that follows files and publishes them. */
@NullMarked
package io.tallystone.collect;

import org.jspecify.annotations.NullMarked;
