// Travel plans
// Who travels where: planned and proposed journeys, and with all: true those made, cancelled or denied as well.
// question: Who is travelling where?
// question: Where is {person} going next?
// question: Who is due in {place}?
// question: Travel plans of {person}
// param person string: part of the traveller's name
// param place string: part of the destination's name
// param since date: not before this day
// param until date: not after this day
// param all boolean: also journeys that were made, cancelled or denied
// column traveller string: the person or party
// column destination string: the place or country
// column start date: first day
// column end date: last day
// column status string: planned or proposed; with all also occurred, cancelled, ...
// column event string: the event's id, which how_do_we_know takes
WITH {person: null, place: null, since: null, until: null, all: false} AS param
MATCH (who:Entity)-[:VISITED|EXPECTED_AT|NOT_AT {role: 'visitor'}]->(event:Visit)-[:HELD_IN]->(place:Entity)
WHERE (param.all OR event.status IN ['planned', 'proposed'])
  AND (param.person IS NULL OR any(n IN [who.name] + coalesce(who.aliases, []) WHERE toLower(n) CONTAINS toLower(param.person)))
  AND (param.place IS NULL OR any(n IN [place.name] + coalesce(place.aliases, []) WHERE toLower(n) CONTAINS toLower(param.place)))
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
RETURN DISTINCT who.name AS traveller, place.name AS destination, event.start AS start, event.end AS end, event.status AS status,
  event.id AS event
ORDER BY start, traveller, destination;
