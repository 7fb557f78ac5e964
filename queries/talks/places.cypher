// Places by number of talks
// Where meetings took place, and how often.
// question: Where are most talks held?
// question: How many meetings were held in {place}?
// question: In which cities do people meet most?
// param place string: part of the name of the place or its country
// param since date: not before this day
// param until date: not after this day
// column place string: the place or country
// column country string: the country where it lies
// column meetings integer: how many meetings
// column first date: first day of the first one
// column last date: last day of the last one
WITH {place: null, since: null, until: null} AS param
MATCH (event:Meeting)-[:HELD_IN]->(place:Entity)
WHERE event.status IN ['occurred', 'ongoing', 'claimed']
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
OPTIONAL MATCH (place)-[:LOCATED_IN]->(land:Country)
WITH param, place, land, count(DISTINCT event.id) AS meetings, min(event.start) AS first, max(event.end) AS last
WHERE param.place IS NULL OR any(n IN [place.name, land.name] + coalesce(place.aliases, []) WHERE toLower(n) CONTAINS toLower(param.place))
RETURN place.name AS place, land.name AS country, meetings AS meetings, first AS first, last AS last
ORDER BY meetings DESC, place;
