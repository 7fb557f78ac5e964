// Which sides were at which talks
// One row a party and meeting or call, with the people who were there for it. Parties of talks that are planned or were called off
//   have that status.
// question: Which parties took part in the talks in {place}?
// question: Who was there for {party}?
// question: Which countries met in {place}?
// question: Who represented {party} at the talks?
// param place string: part of the name of the place or country where it was held
// param party string: part of the name of the side
// param since date: not before this day
// param until date: not after this day
// column event string: the event's id, which how_do_we_know takes
// column kind string: Meeting or Call
// column start date: first day
// column place string: where it was held
// column party string: the country, organization or armed group
// column people list: who attended for it
// column status string: occurred, ongoing, claimed, planned, proposed, denied or cancelled
WITH {place: null, party: null, since: null, until: null} AS param
MATCH (party:Entity)-[part:PARTY_TO|EXPECTED_AT|NOT_AT {role: 'party'}]->(event:Event)
WHERE (param.party IS NULL OR any(n IN [party.name] + coalesce(party.aliases, []) WHERE toLower(n) CONTAINS toLower(param.party)))
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
OPTIONAL MATCH (event)-[:HELD_IN]->(place:Entity)
OPTIONAL MATCH (place)-[:LOCATED_IN]->(land:Country)
WITH param, party, event, place, land
WHERE param.place IS NULL
  OR any(n IN [place.name, land.name] + coalesce(place.aliases, []) WHERE toLower(n) CONTAINS toLower(param.place))
OPTIONAL MATCH (person:Person)-[there:ATTENDED|EXPECTED_AT|NOT_AT {role: 'attendee'}]->(event) WHERE there.side = party.id
WITH party, event, place, land, person.name AS name
ORDER BY name
WITH party, event, place, land, collect(DISTINCT name) AS people
RETURN event.id AS event, event.type AS kind, event.start AS start, place.name AS place, party.name AS party, people AS people,
  event.status AS status
ORDER BY start IS NULL, start DESC, event, party;
