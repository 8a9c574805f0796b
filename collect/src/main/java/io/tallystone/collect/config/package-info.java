/** The agent's configuration: the logs section of a CloudWatch agent file, read as it is. */
@NullMarked
package io.tallystone.collect.config;

import org.jspecify.annotations.NullMarked;
