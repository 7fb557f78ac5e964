// Who meets whom, and how often
// Pairs of people by the number of meetings and calls that both attended.
// question: Who meets whom most often?
// question: Which pairs of people met since {since}?
// question: Which people meet each other most?
// param since date: not before this day
// param until date: not after this day
// column one string: one person
// column other string: the other
// column meetings integer: meetings and calls that both attended
// column first date: first day of the first
// column last date: last day of the last
WITH {since: null, until: null} AS param
MATCH (one:Person)-[:ATTENDED]->(event:Event)<-[:ATTENDED]-(other:Person)
WHERE one.id < other.id AND event.type IN ['Meeting', 'Call']
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
RETURN one.name AS one, other.name AS other, count(DISTINCT event.id) AS meetings, min(event.start) AS first, max(event.end) AS last
ORDER BY meetings DESC, one, other;
