// Acts between two parties over time
// What one party did to the other and the other to it, in PLOVER's types. Leave one out for all acts of the other.
// question: What did {a} do to {b}?
// question: Which acts were there between {a} and {b}?
// question: Who accused {a}?
// question: Which sanctions did {a} impose on {b}?
// question: Has {a} attacked {b}?
// param a string: part of one party's name
// param b string: part of the other party's name
// param type string: the act's type, as Accuse, Reject, Sanction, Assault
// param since date: not before this day
// param until date: not after this day
// column start date: first day
// column end date: last day
// column source string: who acted
// column act string: the act's type
// column mode string: PLOVER's mode, where it has one
// column target string: upon whom
// column status string: occurred, claimed, planned, denied, ...
// column event string: the act's id, which how_do_we_know takes
WITH {a: null, b: null, type: null, since: null, until: null} AS param
MATCH (source:Entity)-[:SOURCE_OF]->(event:Event)<-[:TARGET_OF]-(target:Entity)
WHERE (param.type IS NULL OR toLower(event.type) = toLower(param.type))
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
WITH param, source, event, target,
  any(n IN [source.name] + coalesce(source.aliases, []) WHERE toLower(n) CONTAINS toLower(coalesce(param.a, ''))) AS from_a,
  any(n IN [target.name] + coalesce(target.aliases, []) WHERE toLower(n) CONTAINS toLower(coalesce(param.a, ''))) AS to_a,
  any(n IN [source.name] + coalesce(source.aliases, []) WHERE toLower(n) CONTAINS toLower(coalesce(param.b, ''))) AS from_b,
  any(n IN [target.name] + coalesce(target.aliases, []) WHERE toLower(n) CONTAINS toLower(coalesce(param.b, ''))) AS to_b
WHERE (from_a AND to_b) OR (from_b AND to_a)
RETURN DISTINCT event.start AS start, event.end AS end, source.name AS source, event.type AS act, event.mode AS mode,
  target.name AS target, event.status AS status, event.id AS event
ORDER BY start, source, act, target, event;
