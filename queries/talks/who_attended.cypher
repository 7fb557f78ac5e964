// Who attended which talks
// One row a person and meeting or call: everybody whom an article puts in the room, with the side and the offices that it gives.
//   What has not happened yet, or did not happen, is not here: nobody attended it.
// question: Who attended which talks?
// question: Who attended the talks in {place}?
// question: Who took part in meetings with {party} since {since}?
// param place string: part of the name of the place or country where it was held
// param party string: part of the name of a side that took part
// param since date: not before this day
// param until date: not after this day
// column event string: the event's id, which how_do_we_know takes
// column kind string: Meeting or Call
// column start date: first day
// column end date: last day
// column place string: where it was held
// column person string: who attended
// column side string: for which side
// column office string: the offices that articles give the person, former ones left out
// column status string: occurred, ongoing or claimed
// column articles integer: how many articles put the person there
WITH {place: null, party: null, since: null, until: null} AS param
MATCH (:Person)-[:ATTENDED]->(event:Event)
WHERE (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
WITH DISTINCT param, event
OPTIONAL MATCH (event)-[:HELD_IN]->(place:Entity)
OPTIONAL MATCH (place)-[:LOCATED_IN]->(land:Country)
WITH param, event, place, land
WHERE (param.place IS NULL
    OR any(n IN [place.name, land.name] + coalesce(place.aliases, []) WHERE toLower(n) CONTAINS toLower(param.place)))
  AND (param.party IS NULL OR EXISTS {
    MATCH (party:Entity)-[:PARTY_TO|HOSTED]->(event)
    WHERE any(n IN [party.name] + coalesce(party.aliases, []) WHERE toLower(n) CONTAINS toLower(param.party))
  })
MATCH (person:Person)-[attended:ATTENDED]->(event:Event)
OPTIONAL MATCH (side:Entity {id: attended.side})
OPTIONAL MATCH (person)-[office:HOLDS_OFFICE {former: false}]->(:Entity)
WITH person, attended, event, place, land, side, office.title AS title
ORDER BY title
WITH person, attended, event, place, land, side, collect(DISTINCT title) AS held, coalesce(person.positions, []) AS loose
WITH person, attended, event, place, land, side, held + [title IN loose WHERE NOT title IN held] AS offices
RETURN event.id AS event, event.type AS kind, event.start AS start, event.end AS end, place.name AS place,
  person.name AS person, side.name AS side, reduce(all = '', o IN offices | all + CASE all WHEN '' THEN '' ELSE '; ' END + o) AS office,
  event.status AS status, size(attended.articles) AS articles
ORDER BY start IS NULL, start DESC, event, side, person;
