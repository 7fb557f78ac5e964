// What only one outlet reports
// Meetings, calls, visits and acts that stand on the articles of a single outlet.
// question: What does only one outlet report?
// question: Which meetings does only {publisher} report?
// question: What has a single source only?
// param publisher string: part of the outlet's name
// column publisher string: the outlet
// column event string: the event's id, which how_do_we_know takes
// column kind string: Meeting, Call, Visit or the act's type
// column start date: first day
// column status string: what its reports come to
// column articles integer: how many articles of it tell of the event
WITH {publisher: null} AS param
MATCH (event:Event)-[:EVIDENCED_BY]->(:Sentence)<-[:HAS_SENTENCE]-(article:Article)
WHERE event.type <> 'Statement'
WITH param, event, collect(DISTINCT coalesce(article.publisher, article.id)) AS publishers, count(DISTINCT article.id) AS articles
WHERE size(publishers) = 1 AND (param.publisher IS NULL OR toLower(publishers[0]) CONTAINS toLower(param.publisher))
RETURN publishers[0] AS publisher, event.id AS event, event.type AS kind, event.start AS start, event.status AS status,
  articles AS articles
ORDER BY publisher, start, event;
