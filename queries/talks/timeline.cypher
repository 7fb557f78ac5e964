// Timeline of a negotiation
// Meetings, calls, visits and acts in which both of two sides take part, in the order of their days.
// question: What happened between {a} and {b}, in order?
// question: Give me the timeline of talks between {a} and {b}
// question: Chronology of the negotiations of {a} with {b}
// param a string: required: part of one side's name
// param b string: required: part of the other side's name
// param since date: not before this day
// param until date: not after this day
// column start date: first day
// column end date: last day
// column kind string: Meeting, Call, Visit or the act's type
// column status string: what the reports come to
// column place string: where
// column event string: the event's id, which how_do_we_know takes
// column people list: the people who took part
WITH {a: 'Guyana', b: 'Venezuela', since: null, until: null} AS param
MATCH (one:Entity)
WHERE any(n IN [one.name] + coalesce(one.aliases, []) WHERE toLower(n) CONTAINS toLower(param.a))
WITH param, one
MATCH (one)-->(event:Event)
WHERE event.type <> 'Statement'
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
WITH DISTINCT param, one, event
MATCH (event)<--(other:Entity)
WHERE one.id <> other.id
  AND any(n IN [other.name] + coalesce(other.aliases, []) WHERE toLower(n) CONTAINS toLower(param.b))
WITH DISTINCT event
OPTIONAL MATCH (event)-[:HELD_IN]->(place:Entity)
OPTIONAL MATCH (person:Person)-->(event)
WITH event, place, person.name AS name
ORDER BY name
WITH event, place, collect(DISTINCT name) AS people
RETURN event.start AS start, event.end AS end, event.type AS kind, event.status AS status, place.name AS place, event.id AS event,
  people AS people
ORDER BY start IS NULL, start, event;
