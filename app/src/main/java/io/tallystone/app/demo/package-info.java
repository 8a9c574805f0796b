/** The demonstration: a server, two agents and two growing log files in one process. */
@NullMarked
package io.tallystone.app.demo;

import org.jspecify.annotations.NullMarked;
