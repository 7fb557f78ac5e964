// Most central negotiators
// Who attended the most meetings and calls, and how many different people and sides were there with them.
// question: Who are the most central negotiators?
// question: Who attended the most meetings since {since}?
// param since date: not before this day
// param until date: not after this day
// param top integer: how many rows
// column person string: the negotiator
// column meetings integer: meetings and calls attended
// column people integer: different people who were there
// column sides integer: different sides that were there
// column last date: last day of the last one
WITH {since: null, until: null, top: 25} AS param
MATCH (person:Person)-[:ATTENDED]->(event:Event)
WHERE event.type IN ['Meeting', 'Call']
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
OPTIONAL MATCH (other:Person)-[there:ATTENDED]->(event) WHERE other.id <> person.id
WITH param, person, count(DISTINCT event.id) AS meetings, count(DISTINCT other.id) AS people, count(DISTINCT there.side) AS sides,
  max(event.end) AS last
ORDER BY meetings DESC, people DESC, person.name
WITH param, collect({person: person.name, meetings: meetings, people: people, sides: sides, last: last}) AS ranked
UNWIND ranked[0..param.top] AS row
RETURN row.person AS person, row.meetings AS meetings, row.people AS people, row.sides AS sides, row.last AS last;
