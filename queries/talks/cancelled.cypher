// Cancelled and denied meetings
// Meetings, calls and visits that were called off, or that somebody says did not happen, with who was not there.
// question: Which meetings were cancelled?
// question: Which talks are said not to have happened?
// question: Which meetings of {name} were called off?
// param since date: not before this day
// param name string: part of the name of somebody who was to be there
// column event string: the event's id, which how_do_we_know takes
// column kind string: Meeting, Call or Visit
// column status string: cancelled or denied
// column start date: first day
// column end date: last day
// column place string: where it was to be
// column people list: who was not there
WITH {since: null, name: null} AS param
MATCH (event:Event)
WHERE event.type IN ['Meeting', 'Call', 'Visit'] AND event.status IN ['cancelled', 'denied']
  AND (param.since IS NULL OR event.end >= date(param.since))
OPTIONAL MATCH (event)-[:HELD_IN]->(place:Entity)
OPTIONAL MATCH (who:Entity)-[:NOT_AT]->(event)
WITH param, event, place, who.name AS name
ORDER BY name
WITH param, event, place, collect(DISTINCT name) AS people
WHERE param.name IS NULL OR any(n IN people WHERE toLower(n) CONTAINS toLower(param.name))
RETURN event.id AS event, event.type AS kind, event.status AS status, event.start AS start, event.end AS end, place.name AS place,
  people AS people
ORDER BY start IS NULL, start DESC, event;
