// Who speaks for a country over time
// Everybody who is quoted or reported for a country or organization, with the offices given and the span of days of the articles.
// question: Who speaks for {party}?
// question: Who spoke for {party} since {since}?
// question: Who is the spokesperson of {party}?
// param party string: required: part of the country's or organization's name
// param since date: articles not before this day
// param until date: articles not after this day
// column party string: the country or organization
// column person string: who spoke
// column office string: the offices that articles give the person
// column statements integer: how many statements
// column first date: day of the first article
// column last date: day of the last one
WITH {party: 'Greece', since: null, until: null} AS param
MATCH (person:Person)-[office:HOLDS_OFFICE]->(party:Entity)
WHERE any(n IN [party.name] + coalesce(party.aliases, []) WHERE toLower(n) CONTAINS toLower(param.party))
WITH param, person, party, office.title AS title
ORDER BY title
WITH param, person, party, collect(DISTINCT title) AS offices
MATCH (person)-[:SAID]->(said:Statement)-[:EVIDENCED_BY]->(:Sentence)<-[:HAS_SENTENCE]-(article:Article)
WHERE (param.since IS NULL OR article.published >= date(param.since))
  AND (param.until IS NULL OR article.published <= date(param.until))
WITH person, party, offices, count(DISTINCT said.id) AS statements, min(article.published) AS first, max(article.published) AS last
RETURN party.name AS party, person.name AS person, reduce(all = '', o IN offices | all + CASE all WHEN '' THEN '' ELSE '; ' END + o) AS office,
  statements AS statements, first AS first, last AS last
ORDER BY party, statements DESC, person;
