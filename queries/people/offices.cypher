// Offices and changes of office
// The offices that articles give people, with the first and the last article that says so, and whether it is a former one.
// question: Which office does {person} hold?
// question: Who holds office in {party}?
// question: Who changed office?
// question: Officials of {party}
// question: Which post has {person}?
// param person string: part of the person's name
// param party string: part of the country's or organization's name
// column person string: the person
// column title string: the office
// column of string: the country, organization or person that it belongs to
// column former boolean: whether the articles call it a former one
// column first date: day of the first article that says so
// column last date: day of the last one
// column articles integer: how many say so
WITH {person: null, party: null} AS param
MATCH (person:Person)-[office:HOLDS_OFFICE]->(party:Entity)
WHERE (param.person IS NULL OR any(n IN [person.name] + coalesce(person.aliases, []) WHERE toLower(n) CONTAINS toLower(param.person)))
  AND (param.party IS NULL OR any(n IN [party.name] + coalesce(party.aliases, []) WHERE toLower(n) CONTAINS toLower(param.party)))
UNWIND office.articles AS id
MATCH (article:Article {id: id})
WITH person, office, party, min(article.published) AS first, max(article.published) AS last, count(DISTINCT article.id) AS articles
RETURN person.name AS person, office.title AS title, party.name AS of, office.former AS former, first AS first, last AS last,
  articles AS articles
ORDER BY person, first, title;
