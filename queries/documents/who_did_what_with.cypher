// Who proposed, signed or rejected a document
// The acts that are about a document, with who did it and to whom.
// question: Who rejected the {name}?
// question: Who proposed the {name}?
// question: Who signed the {name}?
// param name string: part of the document's name
// param act string: the act's type, as Reject, Agree or Request
// column document string: the document
// column act string: the act's type
// column source string: who did it
// column target string: to whom
// column status string: occurred, planned, claimed, ...
// column start date: first day
// column event string: the act's id, which how_do_we_know takes
WITH {name: null, act: null} AS param
MATCH (source:Entity)-[:SOURCE_OF]->(event:Event)-[:ABOUT]->(document:Document)
WHERE (param.name IS NULL OR any(n IN [document.name] + coalesce(document.aliases, []) WHERE toLower(n) CONTAINS toLower(param.name)))
  AND (param.act IS NULL OR toLower(event.type) = toLower(param.act))
OPTIONAL MATCH (target:Entity)-[:TARGET_OF]->(event)
RETURN DISTINCT document.name AS document, event.type AS act, source.name AS source, target.name AS target, event.status AS status,
  event.start AS start, event.id AS event
ORDER BY document, start, act, source, target;
