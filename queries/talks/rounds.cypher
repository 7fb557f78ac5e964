// Rounds of one negotiation
// Which meeting followed which, as the articles say: one row a link of the chain.
// question: Which meeting followed which?
// question: Which round came before the talks in {place}?
// param place string: part of the name of the place of either meeting
// column event string: the later meeting's id
// column start date: its first day
// column place string: where it was held
// column status string: its status
// column follows string: the earlier meeting's id
// column earlier_start date: the earlier one's first day
// column earlier_place string: where that was held
// column parties list: who took part in either
WITH {place: null} AS param
MATCH (event:Event)-[:FOLLOWS]->(earlier:Event)
OPTIONAL MATCH (event)-[:HELD_IN]->(place:Entity)
OPTIONAL MATCH (earlier)-[:HELD_IN]->(before:Entity)
WITH param, event, earlier, place, before
WHERE param.place IS NULL OR any(n IN [place.name, before.name] WHERE toLower(n) CONTAINS toLower(param.place))
OPTIONAL MATCH (party:Entity)-[:PARTY_TO|EXPECTED_AT|NOT_AT {role: 'party'}]->(either:Event) WHERE either.id IN [event.id, earlier.id]
WITH event, earlier, place, before, party.name AS name
ORDER BY name
WITH event, earlier, place, before, collect(DISTINCT name) AS parties
RETURN event.id AS event, event.start AS start, place.name AS place, event.status AS status, earlier.id AS follows,
  earlier.start AS earlier_start, before.name AS earlier_place, parties AS parties
ORDER BY start IS NULL, start, event;
