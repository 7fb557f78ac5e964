// Who said what about an event or a document
// Statements that are about a person, a country, a document or an event, by a part of its name.
// question: Who said what about {topic}?
// question: What was said about the {topic}?
// question: Reactions to the {topic}
// param topic string: required: part of the name of what it is about
// column speaker string: who said it
// column about string: what it is about
// column quotes list: the direct quotations
// column sentence string: the sentence
// column published date: the article's day
// column publisher string: the outlet
// column event string: the statement's id
WITH {topic: 'proposal'} AS param
MATCH (speaker:Entity)-[:SAID]->(said:Statement)-[:ABOUT]->(topic)
WHERE toLower(coalesce(topic.name, topic.type)) CONTAINS toLower(param.topic)
MATCH (said)-[:EVIDENCED_BY]->(sentence:Sentence)<-[:HAS_SENTENCE]-(article:Article)
RETURN DISTINCT speaker.name AS speaker, coalesce(topic.name, topic.type) AS about, coalesce(said.quotes, []) AS quotes,
  sentence.text AS sentence, article.published AS published, article.publisher AS publisher, said.id AS event
ORDER BY published, speaker, event, sentence;
