// Who attended which talks
// One row a person and meeting or call: everybody whom an article puts in the room, with the side and the office that it gives. What has
//   not happened yet, or did not happen, is not here: nobody attended it.
// question: Who attended which talks?
// question: Who attended the talks in {place}?
// question: Who took part in the meetings since {since}?
// param place string: part of the name of the place or country where it was held
// param since date: not before this day
// param until date: not after this day
// param party string: part of the name of a side that took part
// column event string: the event's id, for how_do_we_know
// column kind string: Meeting or Call
// column start date: first day
// column end date: last day
// column place string: where it was held
// column person string: who attended
// column side string: for which side
// column office string: the offices that articles give the person
// column status string: occurred, ongoing or claimed
// column articles integer: how many articles say so
WITH {place: null, since: null, until: null, party: null} AS param
MATCH (person:Person)-[attended:ATTENDED]->(event:Event)
OPTIONAL MATCH (event)-[:HELD_IN]->(place:Entity)
OPTIONAL MATCH (side:Entity {id: attended.side})
