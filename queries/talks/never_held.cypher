// Planned and never reported as held
// Meetings, calls and visits whose last known status is planned or proposed although their last day has gone by.
// question: What was planned and never reported as held?
// question: Which talks were announced before {day} and did not take place as far as we know?
// question: Which announced meetings were never held?
// param day date: the day up to which it should have been held; the default is today
// column event string: the event's id, which how_do_we_know takes
// column kind string: Meeting, Call or Visit
// column start date: first day
// column end date: last day
// column place string: where
// column expected list: who was expected
// column status string: planned or proposed
// column last_reported date: the newest article that tells of it
WITH {day: null} AS param
MATCH (event:Event)
WHERE event.type IN ['Meeting', 'Call', 'Visit'] AND event.status IN ['planned', 'proposed']
  AND event.end < coalesce(date(param.day), date())
WITH event
MATCH (event)-[:EVIDENCED_BY]->(:Sentence)<-[:HAS_SENTENCE]-(article:Article)
WITH event, max(article.published) AS last_reported
OPTIONAL MATCH (event)-[:HELD_IN]->(place:Entity)
OPTIONAL MATCH (who:Entity)-[:EXPECTED_AT]->(event)
WITH event, last_reported, place, who.name AS name
ORDER BY name
WITH event, last_reported, place, collect(DISTINCT name) AS expected
RETURN event.id AS event, event.type AS kind, event.start AS start, event.end AS end, place.name AS place, expected AS expected,
  event.status AS status, last_reported AS last_reported
ORDER BY end, event;
