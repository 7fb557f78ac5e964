// Who bridges two sides
// People who attended meetings with people of both of two parties while acting for neither, or who met the most people of another side.
// question: Who bridges {a} and {b}?
// question: Who talks to both {a} and {b}?
// param a string: required: part of one party's name
// param b string: required: part of the other party's name
// column person string: who meets both
// column side string: for whom the person acts
// column met_a list: people of the first party met
// column met_b list: people of the second party met
WITH {a: 'Ukraine', b: 'Russia'} AS param
MATCH (one:Entity), (other:Entity)
WHERE (one:Country OR one:Organization) AND (other:Country OR other:Organization) AND one.id <> other.id
  AND any(n IN [one.name] + coalesce(one.aliases, []) WHERE toLower(n) CONTAINS toLower(param.a))
  AND any(n IN [other.name] + coalesce(other.aliases, []) WHERE toLower(n) CONTAINS toLower(param.b))
MATCH (x:Person)-[there:ATTENDED]->(first:Event)<-[mine:ATTENDED]-(person:Person)-[:ATTENDED]->(second:Event)<-[also:ATTENDED]-(y:Person)
WHERE there.side = one.id AND also.side = other.id AND person.id <> x.id AND person.id <> y.id
  AND (mine.side IS NULL OR (mine.side <> one.id AND mine.side <> other.id))
OPTIONAL MATCH (side:Entity {id: mine.side})
RETURN person.name AS person, side.name AS side, collect(DISTINCT x.name) AS met_a, collect(DISTINCT y.name) AS met_b
ORDER BY size(met_a) + size(met_b) DESC, person;
