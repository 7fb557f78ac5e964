// How do we know
// The sentences that an event stands on, each with its article, outlet, day, and what it says of the event's status.
// question: How do we know?
// question: What is the evidence for {event}?
// question: Who says so, in which words?
// param event string: the event's id, or the beginning of it; without it, all meetings and calls
// column event string: the event's id
// column kind string: Meeting, Statement, ...
// column status string: the status that this sentence gives it
// column sentence string: the sentence
// column evidence string: the words in it that tell of the event
// column attributed_to string: who says so, where the article leaves it to somebody
// column publisher string: the outlet
// column published date: the article's day
// column article string: the article's title
// column url string: where it is
WITH {event: null} AS param
MATCH (e:Event)
WHERE e.id STARTS WITH coalesce(param.event, '') AND (param.event IS NOT NULL OR e.type IN ['Meeting', 'Call'])
WITH e
MATCH (e)-[proof:EVIDENCED_BY]->(s:Sentence)<-[:HAS_SENTENCE]-(a:Article)
OPTIONAL MATCH (source:Entity {id: proof.attributed_to})
RETURN e.id AS event, e.type AS kind, proof.status AS status, s.text AS sentence, proof.text AS evidence,
  source.name AS attributed_to, a.publisher AS publisher, a.published AS published, a.title AS article,
  a.url AS url
ORDER BY event, published, a.id, s.index, evidence;
