// Who bridges two sides
// People who attended meetings with people of both of two parties while acting for neither.
// question: Who bridges {a} and {b}?
// question: Who talks to both {a} and {b}?
// param a string: required: part of one party's name
// param b string: required: part of the other party's name
// column person string: who meets both
// column side string: for whom the person acts
// column met_a list: people of the first party met
// column met_b list: people of the second party met
WITH {a: 'Greece', b: 'North Macedonia'} AS param
MATCH (one:Entity)
WHERE one.type IN ['Country', 'Organization']
  AND any(n IN [one.name] + coalesce(one.aliases, []) WHERE toLower(n) CONTAINS toLower(param.a))
WITH param, collect(one.id) AS ones
MATCH (other:Entity)
WHERE other.type IN ['Country', 'Organization']
  AND any(n IN [other.name] + coalesce(other.aliases, []) WHERE toLower(n) CONTAINS toLower(param.b))
WITH ones, collect(other.id) AS others
MATCH (x:Person)-[there:ATTENDED]->(:Event)<-[mine:ATTENDED]-(person:Person)
WHERE there.side IN ones AND person.id <> x.id AND (mine.side IS NULL OR NOT mine.side IN ones + others)
WITH DISTINCT others, person, mine.side AS side, x.name AS name
ORDER BY name
WITH others, person, side, collect(name) AS met_a
MATCH (y:Person)-[also:ATTENDED]->(:Event)<-[:ATTENDED]-(person)
WHERE also.side IN others AND person.id <> y.id
WITH DISTINCT person, side, met_a, y.name AS name
ORDER BY name
WITH person, side, met_a, collect(name) AS met_b
OPTIONAL MATCH (party:Entity {id: side})
RETURN person.name AS person, party.name AS side, met_a AS met_a, met_b AS met_b
ORDER BY size(met_a) + size(met_b) DESC, person;
