// Itinerary of a person
// Where a person was and is to be, in the order of the days: visits, and meetings that have a place.
// question: Where was {person}, and when?
// question: What is the itinerary of {person}?
// question: Which cities did {person} visit?
// param person string: required: part of the person's name
// param since date: not before this day
// param until date: not after this day
// column person string: the person's fullest name
// column start date: first day
// column end date: last day
// column place string: where
// column kind string: Visit or Meeting
// column status string: occurred, planned, ...
// column event string: the event's id, which how_do_we_know takes
WITH {person: 'Maduro', since: null, until: null} AS param
MATCH (person:Person)-[:VISITED|ATTENDED|HOSTED|MEDIATED|EXPECTED_AT|NOT_AT]->(event:Event)-[:HELD_IN]->(place:Entity)
WHERE event.type IN ['Visit', 'Meeting']
  AND any(n IN [person.name] + coalesce(person.aliases, []) WHERE toLower(n) CONTAINS toLower(param.person))
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
RETURN DISTINCT person.name AS person, event.start AS start, event.end AS end, place.name AS place, event.type AS kind,
  event.status AS status, event.id AS event
ORDER BY person, start, place;
