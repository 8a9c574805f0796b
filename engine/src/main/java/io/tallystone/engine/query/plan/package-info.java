/**
 * What a query does, bound and checked: names resolved, functions found, rules of order kept. All
 * query languages become plans; {@code run} executes them.
 */
@NullMarked
package io.tallystone.engine.query.plan;

import org.jspecify.annotations.NullMarked;
