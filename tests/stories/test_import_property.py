"""Whatever a request holds, the registry that leaves is the registry that comes back; whatever a file holds, the answer is words."""

from __future__ import annotations

import shutil
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paydesk import filing, form, form_words, setup
from paydesk.database_address import parse_url
from paydesk.people import Changes, add
from paydesk.requests import Draft
from paydesk.storage import Store
from tests.support.desk import environment, run_here

# A text that begins as an error of a spreadsheet (#REF!) is refused when it comes back.
TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40).filter(lambda t: "#" not in t) | st.sampled_from(
    ["=1+1", "'=1+1", "''@x", "＝1+1", "'＋1", "''－1", "＠x", "-5", "+7 (495)", "@a", "1;2", 'ООО "Ромашка"', "a,b", "<b>", "|", "Итого", "Всего: 5", "1e5",
     "0012", "12/05", "№ 5", "ID", "сегодня", "Total SA", "5,5", "нет", "раз\nдва", "_x0041_", "TRUE", "\\n", "\u202e", "😀"]
)  # fmt: skip
FORMS = st.fixed_dictionaries(
    {"contractor": TEXT, "subject": TEXT},
    optional={
        "amount": st.integers(1, 10**15 - 1).map(lambda minor: f"{minor // 100}.{minor % 100:02d}"),
        "currency": st.sampled_from(["RUB", "USD", "EUR"]),
        "due_date": st.dates(form.dates.date(2000, 1, 1), form.dates.date(2099, 12, 31)).map(str),
        "invoice_date": st.dates(form.dates.date(2000, 1, 1), form.dates.date(2099, 12, 31)).map(str),
        "invoice_number": TEXT,
        "bank": TEXT,
        "purpose": TEXT,
        "requisites": TEXT,
        "inn": st.sampled_from(["7707083893", "770199903101"]),
        "account": st.just("40702810740000432537"),
        "bic": st.just("044525225"),
        "kpp": st.just("773601001"),
    },
)
TODAY = form.dates.date(2026, 12, 1)


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    """Makes databases of one manager."""
    folder = tmp_path_factory.mktemp("property")
    template = folder / "template.db"
    keeper = Store(parse_url(f"sqlite:///{template}"), "keeper")
    setup.initialise(keeper, "keeper")
    add(keeper, "anna", Changes(roles=frozenset({"manager"})))
    numbers = count()

    def make():
        path = folder / f"{next(numbers)}.db"
        shutil.copyfile(template, path)
        return f"sqlite:///{path}", folder

    return make


def run(url, *words, lang="en"):
    result = run_here([*words], environment(PAYDESK_DB=url, PAYDESK_USER="anna", PAYDESK_LANG=lang))
    assert "Traceback" not in result.err, result.err
    return result


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forms=st.lists(FORMS, min_size=1, max_size=6), lang=st.sampled_from(["ru", "en"]))
def test_what_leaves_comes_back_unchanged(people, forms, lang):
    url, folder = people()
    store = Store(parse_url(url), "anna")
    kept = []
    for words in forms:
        parsed = form.parse(words, TODAY)
        # A row must hold something by which it is a payment; what cannot be filed is not exported.
        if not parsed.problems and parsed.form.amount is not None and parsed.form.contractor:
            kept.append(parsed.form)
    with store.write() as connection:
        person = store.person(connection)
        drafts = [Draft(one, str(place)) for place, one in enumerate(kept)]
        if drafts:
            filing.create_many(connection, store, person, drafts, submit=False)
    # One row that looks like another is asked about, which is another story.
    different = len({form_words.fingerprint(one) for one in kept}) == len(kept)
    for name in ("out.xlsx", "out.csv", "out.tsv", "out.json", "out.jsonl", "out.html"):
        path = folder / name
        assert run(url, "registry", "-o", str(path), lang=lang).code == 0
        if not (kept and different):
            continue
        result = run(url, "import", str(path), "--json")
        assert result.code == 0, (name, result, kept)
        assert (result.json["rows"], result.json["unchanged"]) == (len(kept), len(kept)), (name, kept)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.binary(max_size=300)
    | st.lists(st.lists(TEXT, max_size=6).map(";".join), max_size=6).map("\n".join).map(lambda t: t.encode("utf-8"))
    | st.lists(st.sampled_from(["Сумма", "ИНН", "Контрагент", "Итого", "100", "1,234", ";", "\n", '"', "\t", "4,07E+19", "="]),
               max_size=40).map("".join).map(lambda t: t.encode("cp1251")),
    options=st.sampled_from([(), ("--partial",), ("--submit",), ("--key", "ИНН"), ("--encoding", "utf-16")]),
)  # fmt: skip
def test_any_file_ends_in_words(people, body, options):
    url, folder = test_any_file_ends_in_words.place = getattr(test_any_file_ends_in_words, "place", None) or people()
    path = folder / "any.csv"
    path.write_bytes(body)
    assert run(url, "import", str(path), *options).code in (0, 2, 3, 6, 8)
