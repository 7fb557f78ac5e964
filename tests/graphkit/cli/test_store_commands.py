"""The commands that touch a store, on both stores."""

import csv
import io
import json

import networkx as nx
import pytest
from typer.testing import CliRunner

from graphkit.cli.app import app
from graphkit.cli.articles import samples
from graphkit.model import Extraction

ARTICLE = """Ministers Meet in Lima
Foreign Minister Ana Silva of Brazil met French Foreign Minister Luc Martin in Lima on Friday. “We talked,” Silva said.
Silva will travel to Paris next week.
4 May 2024
"""


@pytest.fixture
def cli(graph, store_settings, monkeypatch):
    """Runs a command on the store under test, which is empty; gives (exit code, standard output, standard error)."""
    monkeypatch.setenv("GRAPHKIT_NEO4J_HOME", str(store_settings.neo4j_home))
    store = store_settings.url or str(store_settings.store)

    def run(*words, text=None):
        result = CliRunner().invoke(app, [*words, "--store", store], input=text, prog_name="graphkit")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    return run


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "lima.txt"
    path.write_text(ARTICLE)
    return path


def test_an_article_goes_in_is_asked_and_goes_out(cli, article):
    assert cli("ingest", str(article)) == (0, "", "articles: 1 new, 0 corrected, 0 unchanged\n")
    code, output, _ = cli("query", "who_attended", "--place", "lima", "--json")
    rows = [json.loads(line) for line in output.splitlines()]
    assert code == 0
    assert {(r["person"], r["side"], r["start"]) for r in rows} == {
        ("Ana Silva", "Brazil", "2024-05-03"),
        ("Luc Martin", "France", "2024-05-03"),
    }
    table = cli("query", "who_attended")[1]
    assert "Ana Silva" in table
    assert [r["person"] for r in csv.DictReader(io.StringIO(cli("query", "who_attended", "--csv")[1]))] == [r["person"] for r in rows]
    by_format = {f: cli("query", "who_attended", "--format", f)[1] for f in ("table", "json", "csv", "md")}
    assert (by_format["table"], by_format["json"]) == (table, cli("query", "who_attended", "--json")[1])
    assert by_format["csv"] == cli("query", "who_attended", "--csv")[1]
    heading, rule, *lines = by_format["md"].splitlines()
    assert heading.split(" | ")[5] == "person"
    assert (set(rule), len(lines)) == (set("| -"), 2)
    assert all(len(line.split(" | ")) == len(heading.split(" | ")) for line in lines)
    near = "no rows: the graph holds no name like 'Silvaa'; did you mean Ana Silva?\n"
    assert cli("query", "meetings_of", "--person", "Silvaa", "--format", "md")[2] == near
    (listed,) = [json.loads(line) for line in cli("query", "articles", "--json")[1].splitlines()]
    identifier = next(v for v in listed.values() if isinstance(v, str) and v.startswith("2024-05-04-ministers"))
    assert cli("retract", identifier) == (0, "", f"{identifier} is out of the graph\n")
    assert cli("query", "who_attended") == (0, "", "no rows: the graph holds nothing that answers this\n")
    code, output, errors = cli("retract", identifier)
    assert (code, output) == (2, "")
    assert errors.startswith("graphkit: the graph has no article")


def test_again_changes_nothing_and_a_correction_replaces(cli, article, monkeypatch):
    cli("ingest", str(article))
    with monkeypatch.context() as patched:
        patched.setattr("ingest.assemble.extraction", None)  # what is known isn't even read by spaCy
        assert cli("ingest", str(article))[2] == "articles: 0 new, 0 corrected, 1 unchanged\n"
    assert cli("ingest", str(article), "--again")[2] == "articles: 0 new, 0 corrected, 1 unchanged\n"
    article.write_text(ARTICLE.replace("Luc Martin", "Jean Petit"))
    assert cli("ingest", str(article))[2] == "articles: 0 new, 1 corrected, 0 unchanged\n"
    people = {json.loads(line)["person"] for line in cli("query", "who_attended", "--json")[1].splitlines()}
    assert people == {"Ana Silva", "Jean Petit"}


def test_a_folder_goes_in_without_its_bad_files(cli, article):
    (article.parent / "empty.txt").write_text("")
    (article.parent / "bad.jsonl").write_text('{"id": "x"}\n{"id": "y", "text": "Talks were held in Lima.", "published": "2024-05-04"}\n')
    code, output, errors = cli("ingest", str(article.parent))
    assert (code, output) == (2, "")
    assert errors.splitlines()[-1] == "articles: 2 new, 0 corrected, 0 unchanged; 2 could not be used"
    assert sum(line.startswith("graphkit: ") for line in errors.splitlines()) == 2


def test_saved_extractions_are_loaded_and_bad_lines_named(cli, article, tmp_path):
    runner = CliRunner()
    line = runner.invoke(app, ["extract", str(article)]).stdout.strip()
    broken = json.loads(line)
    broken["events"][0]["participants"][0]["entity"] = "e999"
    wrong = json.loads(line) | {"weird": 1}
    path = tmp_path / "saved.jsonl"
    path.write_text("\n".join(["{", json.dumps(broken), json.dumps(wrong), "[]", "", line]))
    code, output, errors = cli("load", str(path))
    assert (code, output) == (2, "")
    assert all(f"line {n}: " in e for n, e in enumerate(errors.splitlines()[:4], 1))
    assert "e999" in errors
    assert errors.splitlines()[-1] == "articles: 1 new, 0 corrected, 0 unchanged; 4 could not be used"
    # what ingest would have put in
    assert cli("ingest", str(article))[2] == "articles: 0 new, 0 corrected, 1 unchanged\n"


def test_json_lines_on_standard_input(cli):
    records = [{"id": n, "text": ARTICLE, "title": "", "published": "2024-05-04"} for n in ("a", "b")]
    assert cli("ingest", "-", text="\n".join(map(json.dumps, records)))[2] == "articles: 2 new, 0 corrected, 0 unchanged\n"
    assert {json.loads(line)["articles"] for line in cli("query", "who_attended", "--json")[1].splitlines()} == {2}


def test_the_graph_goes_into_a_file(cli, article, tmp_path):
    cli("ingest", str(article))
    out = tmp_path / "talks.graphml"
    code, _, errors = cli("export", str(out))
    graph = nx.read_graphml(out)
    assert code == 0
    assert errors == f"{out}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges\n"
    assert cli("export", str(tmp_path / "talks.xyz"))[0] == 2
    assert cli("export", str(tmp_path / "no" / "folder" / "talks.graphml"))[0] == 2


def test_doctor_says_what_is_in_force(cli):
    code, output, errors = cli("doctor")
    assert (code, errors) == (0, "")
    assert "it answers, and holds 0 articles" in output
    assert "spaCy pipeline" in output


def test_the_demo_answers_the_question(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    for times in ("3 new, 0 corrected, 0 unchanged", "0 new, 0 corrected, 3 unchanged"):
        result = runner.invoke(app, ["demo"])
        assert result.exit_code == 0
        assert times in result.stderr
        for name in ("Nikos Kotzias", "Nikola Dimitrov", "Alexis Tsipras", "Zoran Zaev", "Matthew Nimetz"):
            assert name in result.stdout
    assert nx.read_graphml(tmp_path / "graphkit-demo" / "talks.graphml").number_of_nodes() > 20


@pytest.mark.parametrize("path", sorted(samples().glob("*.txt")), ids=lambda p: p.stem)
def test_a_sample_has_talks_of_the_past_and_plans(path):
    found = Extraction.model_validate_json(CliRunner().invoke(app, ["extract", str(path)]).stdout)
    assert found.article.published
    assert found.article.title
    assert sum(e.type == "Person" for e in found.entities) >= 5
    talks = [e for e in found.events if e.type in ("Meeting", "Call")]
    assert {e.status for e in found.events} >= {"occurred", "planned"}
    assert len([e for e in talks if e.status == "occurred" and e.start]) >= 2


SECOND = """Brazil and France Talk
Brazilian Foreign Minister Ana Silva met French Foreign Minister Luc Martin in Lima on May 3, and the two agreed to meet again in Paris.
The talks between Silva and Martin took place in Lima, the Peruvian capital.
5 May 2024
"""


def test_merges_are_listed_undone_and_made_again(cli, article):
    (article.parent / "second.txt").write_text(SECOND)
    cli("ingest", str(article.parent))
    rows = [json.loads(line) for line in cli("merges", "--json")[1].splitlines()]
    merged = next(r for r in rows if r["kind"] == "Event" and r["judgement"] == "merged")
    assert merged["reasons"]

    def meetings():
        return {json.loads(line)["event"] for line in cli("query", "who_attended", "--place", "Lima", "--json")[1].splitlines()}

    assert len(meetings()) == 1
    assert cli("merges", "undo", merged["id"])[0] == 0
    assert len(meetings()) == 2
    assert merged["id"] in cli("merges", "--judgement", "undone")[1]
    assert cli("merges", "accept", merged["id"])[0] == 0
    assert len(meetings()) == 1
    assert cli("merges", "undo", "no-such")[0] == 2
    code, _, errors = cli("conflicts")
    assert code == 0
    assert errors == "no conflicts\n"


def test_a_backup_fills_an_empty_store_again(cli, article, graph, tmp_path):
    cli("ingest", str(article))
    before = cli("query", "who_attended", "--json")[1]
    assert before
    out = tmp_path / "graph.backup.gz"
    assert cli("backup", str(out))[2] == f"{out}: 1 articles\n"
    code, _, errors = cli("restore", str(out))
    assert code == 2
    assert len(errors.splitlines()) == 1
    (listed,) = graph.query("articles")
    graph.retract(next(v for v in listed.values() if isinstance(v, str) and v.startswith("2024-05-04-ministers")))
    assert cli("restore", str(out)) == (0, "", "1 articles are in the graph\n")
    assert cli("query", "who_attended", "--json")[1] == before
    assert cli("restore", str(article))[0] == 2


def test_a_query_of_ones_own_reads_and_never_writes(cli, article):
    cli("ingest", str(article))
    question = "MATCH (p:Person) RETURN p.name AS name ORDER BY name"
    assert {"Ana Silva", "Luc Martin"} <= {json.loads(line)["name"] for line in cli("cypher", question, "--json")[1].splitlines()}
    assert cli("cypher", "-", text=question)[0] == 0
    code, output, errors = cli("cypher", "MATCH (p:Person) DETACH DELETE p")
    assert (code, output, len(errors.splitlines())) == (2, "", 1)
    assert "Ana Silva" in cli("cypher", question)[1]


def test_a_question_in_plain_english(cli, article):
    cli("ingest", str(article))
    code, output, told = cli("ask", "who was at the lima talks?", "--json")
    assert (code, told) == (0, "graphkit query who_attended --place Lima\n")
    assert {json.loads(line)["person"] for line in output.splitlines()} == {"Ana Silva", "Luc Martin"}
    code, output, told = cli("ask", "why did the talks fail?")
    assert (code, output) == (2, "")
    assert told.startswith("graphkit: not sure which saved question this is, the nearest are:\ngraphkit query ")
    assert len(told.splitlines()) == 4
    assert cli("ask", "  ")[0] == 2
