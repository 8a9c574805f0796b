/**
 * Logs Insights QL: text to syntax tree (AWS: "CloudWatch Logs Insights language query syntax" and
 * the pages of its commands).
 *
 * <p>Data flows {@code Lexer} → {@code QueryParser} → {@code CommandTable} → one parser for each
 * command; they build their phrases with {@code Phrases} and {@code ExpressionParser}. What a query
 * means is none of this package's business: it accepts any function, alias and order of commands.
 *
 * <h2>Grammar</h2>
 *
 * Quoted words are keywords, accepted in any case; {@code ..., ...} stands for one or more with
 * commas between, {@code ... ...} for one or more with blanks between.
 *
 * <pre>{@code
 * query        = ( source | command ) { "|" command }        sources first; there may be several
 * source       = "SOURCE" target [ "start" "=" time ] [ "end" "=" time ]
 * target       = string | dashed-name | log-groups
 *              | "dataSource" "(" texts ")" [ [ "," ] log-groups ]
 * log-groups   = "logGroups" "(" [ argument ":" texts {"," argument ":" texts} ] ")"
 * argument     = "namePrefix" | "accountIdentifiers" | "accountIdentifier" | "class" | "logGroupClass"
 * texts        = string | "[" [ string, ... ] "]"
 * time         = "now" | "-" period | "0s" | ISO-8601 instant
 *
 * command      = "fields" item, ...
 *              | "display" item, ...
 *              | ( "filter" | "where" ) expression
 *              | "filterIndex" field ( "=" literal | "in" "[" literal, ... "]" )
 *              | "parse" [ field ] parse-mode                           @message if left out
 *              | "json" "field" "=" field string "as" name
 *              | "stats" item, ... [ "by" item, ... [ "offset" period ] ]
 *              | "sort" ( item [ "asc" | "desc" ] ), ...
 *              | ( "limit" | "head" | "tail" ) [ "any" ] whole-number
 *              | "dedup" field, ...
 *              | "pattern" expression
 *              | "diff" [ "previousDay" | "previousWeek" | "previousMonth" ]
 *              | "anomaly"
 *              | "relevantfields" [ field, ... ] "where" expression
 *              | "unmask" [ field, ... ]
 *              | "unnest" field "into" name
 *              | "expand" field
 *              | "lookup" table ( name "as" field ), ... "OUTPUT" output, ...
 *              | "cidrlookup" table field [ "as" name ] ( "OUTPUT" | "OUTPUTNEW" ) output, ...
 *              | "join" { join-option } "where" field "=" field "(" query ")"
 *              | "appendcols" { ( "override" "=" flag ) | ( "max" "=" whole-number ) } "(" query ")"
 *              | "addtotals" { ( "fieldname" "=" name ) | ( "row" | "col" ) "=" flag } [ field, ... ]
 *              | "fillmissing" [ "with" ( expression "for" field ), ... ]
 *              | "filldown" [ wildcard ... ]
 *              | "accum" field [ "as" name ]
 *              | "autoregress" field [ "as" name ] [ "p" "=" whole-number [ "-" whole-number ] ]
 *              | "outlier" { outlier-option } field ...
 *              | "sessionize" field, ... [ "maxspan" period ] [ "as" name ]
 *              | ( "countFrequent" | "count_frequent" ) field, ...
 *              | "logcompare" "timeshift" period
 * parse-mode   = string "as" name, ...                        as many as the string has asterisks
 *              | regex [ "multi" ] [ "as" name, ... ] [ "multi" ]
 *              | "logfmt" "as" name
 *              | "csv" "as" name, ...
 * join-option  = "type" "=" ( "inner" | "left" ) | "left" "=" name | "right" "=" name
 * outlier-option = "action" "=" ( "remove" | "transform" ) | "param" "=" number
 *              | ( "uselower" | "mark" ) "=" flag
 * item         = expression [ "as" name ]
 * output       = name [ "as" name ]
 * table        = string | dashed-name
 *
 * expression   = conjunction { "or" conjunction }
 * conjunction  = inversion { "and" inversion }
 * inversion    = "not" inversion | comparison
 * comparison   = sum [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) sum
 *                    | ( [ "not" ] "like" | "=~" ) ( string | regex )
 *                    | [ "not" ] "in" ( "[" sum, ... "]" | "(" query ")" ) ]
 * sum          = product { ( "+" | "-" ) product }
 * product      = signed { ( "*" | "/" | "%" ) signed }
 * signed       = ( "-" | "!" ) signed | power
 * power        = accessed [ "^" signed ]
 * accessed     = operand { "[" whole-number "]" | "." name }
 * operand      = string | number | period | "true" | "false" | name | "(" expression ")"
 *              | function "(" [ "*" | ( expression | regex ), ... ] ")"
 * field        = name { "[" whole-number "]" | "." name }
 *
 * name         = segment { "." segment }
 * segment      = word | [ "@" ] "`" anything but back-ticks "`"
 * word         = letters, digits, "_" and "@"; digits alone are no name
 * dashed-name  = name, with "-", "/" and ":" between parts, without blanks
 * wildcard     = names and "*" in turn, without blanks
 * string       = double or single quotation marks; \n \r \t \" \' \\ are escapes, any other
 *                backslash stands for itself
 * regex        = "/" RE2 syntax "/"; a slash within is \/ or between brackets
 * number       = digits [ "." digits ] [ exponent ] | "." digits [ exponent ]
 * period       = digits unit                                  the units of Period.Unit
 * comment      = "#" up to the end of the line, outside of strings, regexes and back-ticks
 * }</pre>
 *
 * A keyword of expressions ({@code and as asc by desc in like not or}) is a field where nothing
 * else makes sense, such as before a comma or an operator; back-ticks make it one anywhere.
 *
 * <h2>Where AWS is silent</h2>
 *
 * Escapes in strings, a comment behind code, precedence, the grouping of {@code ^} (from the
 * right), and reserved words are decided as above. {@code parse} with {@code multi} before or
 * behind its alias, a single string for a list in {@code logGroups}, several {@code SOURCE} and
 * absolute times are in use though not documented.
 */
@NullMarked
package io.tallystone.engine.query.ql;

import org.jspecify.annotations.NullMarked;
