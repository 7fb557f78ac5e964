// Who was in the same room with both
// People who attended a meeting together with one person and a meeting together with another: the ones who could carry a message.
// question: Who was in the same room with both {a} and {b}?
// question: Who has met both {a} and {b}?
// param a string: required: part of one person's name
// param b string: required: part of the other person's name
// column person string: who met both
// column met_a list: the meetings with the first
// column met_b list: the meetings with the second
WITH {a: 'Tsipras', b: 'Dimitrov'} AS param
MATCH (one:Person)-[:ATTENDED]->(first:Event)<-[:ATTENDED]-(person:Person)-[:ATTENDED]->(second:Event)<-[:ATTENDED]-(other:Person)
WHERE one.id <> other.id AND person.id <> one.id AND person.id <> other.id
  AND any(n IN [one.name] + coalesce(one.aliases, []) WHERE toLower(n) CONTAINS toLower(param.a))
  AND any(n IN [other.name] + coalesce(other.aliases, []) WHERE toLower(n) CONTAINS toLower(param.b))
WITH DISTINCT person, first.id AS a, second.id AS b
ORDER BY a, b
RETURN person.name AS person, collect(DISTINCT a) AS met_a, collect(DISTINCT b) AS met_b
ORDER BY person;
