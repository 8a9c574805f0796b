/** Makes deterministic automata of regular expressions, where they are small. */
@NullMarked
package io.tallystone.engine.query.automaton;

import org.jspecify.annotations.NullMarked;
