// What is planned
// Meetings, calls and visits that are planned or proposed, with who is expected there. Without days: all that are not yet reported as held.
// question: Which meetings are planned?
// question: What is planned between {since} and {until}?
// question: Who is due where next?
// question: What is the next meeting of {name}?
// question: Which sessions lie ahead?
// param since date: not before this day
// param until date: not after this day
// param name string: part of the name of somebody who is expected
// column event string: the event's id, which how_do_we_know takes
// column kind string: Meeting, Call or Visit
// column start date: first day
// column end date: last day
// column place string: where
// column expected list: who is expected
// column status string: planned or proposed
WITH {since: null, until: null, name: null} AS param
MATCH (event:Event)
WHERE event.type IN ['Meeting', 'Call', 'Visit'] AND event.status IN ['planned', 'proposed']
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
OPTIONAL MATCH (event)-[:HELD_IN]->(place:Entity)
OPTIONAL MATCH (who:Entity)-[:EXPECTED_AT]->(event)
WITH param, event, place, who.name AS name
ORDER BY name
WITH param, event, place, collect(DISTINCT name) AS expected
WHERE param.name IS NULL OR any(n IN expected WHERE toLower(n) CONTAINS toLower(param.name))
RETURN event.id AS event, event.type AS kind, event.start AS start, event.end AS end, place.name AS place, expected AS expected,
  event.status AS status
ORDER BY start IS NULL, start, event;
