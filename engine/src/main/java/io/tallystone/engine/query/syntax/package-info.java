/**
 * What a query says: the tree that Logs Insights QL text becomes, before names, arity and order are
 * checked. Every node knows which characters it came from, so that later checks can point at them.
 */
@NullMarked
package io.tallystone.engine.query.syntax;

import org.jspecify.annotations.NullMarked;
