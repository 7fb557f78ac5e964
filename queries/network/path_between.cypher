// Shortest path between two people through meetings
// The fewest meetings that lead from one person to another, person by person; of several ways as short, the one with the latest meetings.
// question: How are {a} and {b} connected?
// question: What is the shortest path between {a} and {b}?
// param a string: required: part of one person's name
// param b string: required: part of the other person's name
// column one string: where the path begins
// column other string: where it ends
// column meetings integer: how many meetings are on the way
// column path list: people and meetings by turns
WITH {a: 'Tsipras', b: 'Nimetz'} AS param
MATCH (one:Person), (other:Person)
WHERE one.id <> other.id
  AND any(n IN [one.name] + coalesce(one.aliases, []) WHERE toLower(n) CONTAINS toLower(param.a))
  AND any(n IN [other.name] + coalesce(other.aliases, []) WHERE toLower(n) CONTAINS toLower(param.b))
MATCH path = allShortestPaths((one)-[:ATTENDED*..8]-(other))
WITH one, other, length(path) / 2 AS meetings,
     [n IN nodes(path) | coalesce(n.name, n.type + coalesce(' ' + toString(n.start), ''))] AS names,
     reduce(key = '', n IN nodes(path) | key + coalesce(toString(n.start), '') + n.id + ' ') AS order
ORDER BY order DESC
WITH one, other, meetings, collect(names) AS paths
RETURN one.name AS one, other.name AS other, meetings, paths[0] AS path
ORDER BY meetings, one, other;
