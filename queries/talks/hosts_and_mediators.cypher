// Hosts and mediators by number of talks
// Who hosted or mediated how many meetings and calls that took place.
// question: Who mediates most?
// question: Who hosted the most talks since {since}?
// question: Which governments mediate?
// question: Who is the host most often?
// param since date: not before this day
// param until date: not after this day
// column name string: the host or mediator
// column hosted integer: meetings and calls hosted
// column mediated integer: meetings and calls mediated
// column first date: first day of the first of them
// column last date: last day of the last of them
WITH {since: null, until: null} AS param
MATCH (who:Entity)-[part:HOSTED|MEDIATED]->(event:Event)
WHERE event.type IN ['Meeting', 'Call']
  AND (param.since IS NULL OR event.end >= date(param.since))
  AND (param.until IS NULL OR event.start <= date(param.until))
WITH who, collect(DISTINCT CASE type(part) WHEN 'HOSTED' THEN event.id END) AS hosted,
  collect(DISTINCT CASE type(part) WHEN 'MEDIATED' THEN event.id END) AS mediated, min(event.start) AS first, max(event.end) AS last
RETURN who.name AS name, size(hosted) AS hosted, size(mediated) AS mediated, first AS first, last AS last
ORDER BY hosted + mediated DESC, name;
