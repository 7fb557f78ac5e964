// Conflicting reports
// Meetings, calls, visits and acts of which one sentence says that they happened and another that they did not.
// question: Which reports contradict each other?
// question: Where do the articles disagree?
// column event string: the event's id, which how_do_we_know takes
// column kind string: Meeting, Call, Visit or the act's type
// column start date: first day
// column yes list: outlets that say so
// column no list: outlets that deny it or say that it was called off
// column sentence_yes string: one sentence that says so
// column sentence_no string: one that says the contrary
MATCH (event:Event)-[denial:EVIDENCED_BY]->(:Sentence)
WHERE event.type <> 'Statement' AND denial.status IN ['denied', 'cancelled']
WITH DISTINCT event
MATCH (event)-[proof:EVIDENCED_BY]->(sentence:Sentence)<-[:HAS_SENTENCE]-(article:Article)
WITH event, proof, sentence, article
ORDER BY coalesce(article.publisher, article.id)
WITH event, collect(DISTINCT CASE WHEN proof.status IN ['occurred', 'ongoing', 'claimed'] THEN coalesce(article.publisher, article.id) END) AS yes,
  collect(DISTINCT CASE WHEN proof.status IN ['denied', 'cancelled'] THEN coalesce(article.publisher, article.id) END) AS no,
  min(CASE WHEN proof.status IN ['occurred', 'ongoing', 'claimed'] THEN sentence.text END) AS sentence_yes,
  min(CASE WHEN proof.status IN ['denied', 'cancelled'] THEN sentence.text END) AS sentence_no
WHERE size(yes) > 0 AND size(no) > 0
RETURN event.id AS event, event.type AS kind, event.start AS start, yes AS yes, no AS no, sentence_yes AS sentence_yes,
  sentence_no AS sentence_no
ORDER BY start, event;
