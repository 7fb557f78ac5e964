// The articles in the graph
// Every article with its outlet and day, and how many events it tells of.
// question: Which articles are in the graph?
// question: What has {publisher} written?
// question: Which articles by {publisher} are loaded?
// param publisher string: part of the outlet's name
// column article string: the article's id
// column title string: its title
// column publisher string: the outlet
// column published date: its day
// column events integer: how many events stand on it
WITH {publisher: null} AS param
MATCH (article:Article)
WHERE param.publisher IS NULL OR toLower(article.publisher) CONTAINS toLower(param.publisher)
OPTIONAL MATCH (article)-[:HAS_SENTENCE]->(:Sentence)<-[:EVIDENCED_BY]-(event:Event)
RETURN article.id AS article, article.title AS title, article.publisher AS publisher, article.published AS published,
  count(DISTINCT event.id) AS events
ORDER BY published, article;
