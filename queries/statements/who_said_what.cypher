// Who said what
// Direct quotations and reported speech, each with its speaker, the article and its day.
// question: Who said what?
// question: What did {speaker} say?
// question: Who said {text}?
// question: Quotations of {speaker}
// param speaker string: part of the speaker's name
// param text string: part of the words
// param since date: articles not before this day
// param until date: articles not after this day
// column speaker string: the person, country, organization or group
// column quotes list: the direct quotations; empty where the article only reports what was said
// column sentence string: the sentence
// column told list: whom the speaker told it
// column published date: the article's day
// column publisher string: the outlet
// column article string: the article's title
// column event string: the statement's id
WITH {speaker: null, text: null, since: null, until: null} AS param
MATCH (speaker:Entity)-[:SAID]->(said:Statement)-[:EVIDENCED_BY]->(s:Sentence)<-[:HAS_SENTENCE]-(a:Article)
WHERE (param.speaker IS NULL OR any(n IN [speaker.name] + coalesce(speaker.aliases, []) WHERE toLower(n) CONTAINS toLower(param.speaker)))
  AND (param.text IS NULL OR toLower(s.text) CONTAINS toLower(param.text)
    OR any(q IN coalesce(said.quotes, []) WHERE toLower(q) CONTAINS toLower(param.text)))
  AND (param.since IS NULL OR a.published >= date(param.since))
  AND (param.until IS NULL OR a.published <= date(param.until))
OPTIONAL MATCH (told:Entity)-[:ADDRESSED_BY]->(said)
WITH speaker, said, s, a, told.name AS name
ORDER BY name
WITH speaker, said, s, a, collect(DISTINCT name) AS told
RETURN speaker.name AS speaker, coalesce(said.quotes, []) AS quotes, s.text AS sentence, told AS told,
  a.published AS published, a.publisher AS publisher, a.title AS article, said.id AS event
ORDER BY published, a.id, s.index, speaker, event;
