// Proposals, drafts and agreements
// Every document that the articles name, with its number of points, its later versions, and how many events are about it.
// question: Which proposals and agreements are there?
// question: Which versions of the {name} are there?
// question: Which versions of the {name} were drafted?
// param name string: part of the document's name
// column document string: the document's fullest name
// column points integer: its number of points, where an article gives one
// column revised_into list: later versions of it
// column events integer: statements and acts about it
WITH {name: null} AS param
MATCH (document:Document)
WHERE param.name IS NULL OR any(n IN [document.name] + coalesce(document.aliases, []) WHERE toLower(n) CONTAINS toLower(param.name))
OPTIONAL MATCH (document)-[:REVISED_INTO]->(later:Document)
OPTIONAL MATCH (event:Event)-[:ABOUT]->(document)
RETURN document.name AS document, document.points AS points, collect(DISTINCT later.name) AS revised_into,
  count(DISTINCT event.id) AS events
ORDER BY document, points;
