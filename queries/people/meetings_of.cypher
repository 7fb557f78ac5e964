// All meetings of a person
// Meetings and calls of a person, held or not, with whom, where and when.
// question: Whom did {person} meet?
// question: All meetings of {person}
// question: Which talks did {person} attend since {since}?
// param person string: required: part of the person's name
// param since date: not before this day
// param until date: not after this day
// column person string: the person's fullest name
// column event string: the event's id, which how_do_we_know takes
// column kind string: Meeting or Call
// column start date: first day
// column end date: last day
// column place string: where
// column with list: the other people and parties
// column status string: what the reports come to
WITH {person: 'Kotzias', since: null, until: null} AS param
MATCH (person:Person)-[:ATTENDED|EXPECTED_AT|NOT_AT|HOSTED|MEDIATED]->(event:Event)
WHERE event.type IN ['Meeting', 'Call']
  AND any(n IN [person.name] + coalesce(person.aliases, []) WHERE toLower(n) CONTAINS toLower(param.person))
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
WITH DISTINCT person, event
OPTIONAL MATCH (event)-[:HELD_IN]->(place:Entity)
OPTIONAL MATCH (other:Entity)-[:ATTENDED|PARTY_TO|EXPECTED_AT|NOT_AT|HOSTED|MEDIATED]->(event) WHERE other.id <> person.id
WITH person, event, place, other.name AS name
ORDER BY name
WITH person, event, place, collect(DISTINCT name) AS others
RETURN person.name AS person, event.id AS event, event.type AS kind, event.start AS start, event.end AS end, place.name AS place,
  others AS with, event.status AS status
ORDER BY person, start IS NULL, start DESC, event;
