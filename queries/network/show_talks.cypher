// Show the talks as a picture
// Meetings and calls with the people and parties around them, as nodes and relationships: for Neo4j Browser's graph view.
// question: Show me the talks
// question: Draw the network of the talks in {place}
// param place string: part of the name of the place
// param top integer: how many meetings
// column event node: the meeting or call
// column edge relationship: how the entity took part
// column entity node: a person, country or organization, or the place
WITH {place: null, top: 50} AS param
MATCH (event:Event)
WHERE event.type IN ['Meeting', 'Call']
OPTIONAL MATCH (event)-[:HELD_IN]->(place:Entity)
WITH param, event, place
WHERE param.place IS NULL OR toLower(place.name) CONTAINS toLower(param.place)
ORDER BY event.start IS NULL, event.start DESC
WITH param, collect(DISTINCT event) AS events
UNWIND events[0..param.top] AS event
MATCH (entity:Entity)-[edge:ATTENDED|PARTY_TO|HOSTED|MEDIATED|EXPECTED_AT|NOT_AT]-(event:Event)
RETURN event AS event, edge AS edge, entity AS entity
ORDER BY event.id, entity.id, type(edge);
