// Have two people met
// How often two people met or spoke, when first and when last; meetings that are planned or did not happen are counted apart.
// question: Have {a} and {b} met?
// question: How often did {a} meet {b}, and when last?
// question: When did {a} last meet {b}?
// param a string: required: part of one person's name
// param b string: required: part of the other person's name
// column one string: one person's fullest name
// column other string: the other's
// column met integer: meetings of both that took place
// column spoke integer: calls of both
// column first date: first day of the first of them
// column last date: last day of the last of them
// column planned integer: planned and proposed ones
// column not_held integer: cancelled and denied ones
WITH {a: 'Kotzias', b: 'Dimitrov'} AS param
MATCH (one:Person)-[here:ATTENDED|EXPECTED_AT|NOT_AT]->(event:Event)<-[there:ATTENDED|EXPECTED_AT|NOT_AT]-(other:Person)
WHERE event.type IN ['Meeting', 'Call'] AND one.id <> other.id AND type(here) = type(there)
  AND any(n IN [one.name] + coalesce(one.aliases, []) WHERE toLower(n) CONTAINS toLower(param.a))
  AND any(n IN [other.name] + coalesce(other.aliases, []) WHERE toLower(n) CONTAINS toLower(param.b))
WITH DISTINCT one, other, event, type(here) AS how
WITH one, other, sum(CASE WHEN how = 'ATTENDED' AND event.type = 'Meeting' THEN 1 ELSE 0 END) AS met,
  sum(CASE WHEN how = 'ATTENDED' AND event.type = 'Call' THEN 1 ELSE 0 END) AS spoke,
  min(CASE WHEN how = 'ATTENDED' THEN event.start END) AS first, max(CASE WHEN how = 'ATTENDED' THEN event.end END) AS last,
  sum(CASE WHEN how = 'EXPECTED_AT' THEN 1 ELSE 0 END) AS planned, sum(CASE WHEN how = 'NOT_AT' THEN 1 ELSE 0 END) AS not_held
RETURN one.name AS one, other.name AS other, met AS met, spoke AS spoke, first AS first, last AS last, planned AS planned,
  not_held AS not_held
ORDER BY met DESC, one, other;
