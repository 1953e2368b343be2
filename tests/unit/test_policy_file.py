"""Policies in TOML: what is read, and what is refused with its line."""

import pytest

from paydesk import policy_file, policy_roles, workflow
from paydesk.errors import InvalidData
from paydesk.messages import of_error
from paydesk.records import Person


def person(login, *roles, disabled=False):
    return Person(login, None, None, frozenset(roles), disabled)


TEAM = (
    person("anna", "manager"),
    person("both", "manager", "head"),
    person("galina", "head"),
    person("henry", "head"),
    person("gone", "head", disabled=True),
    person("vera", "accountant"),
)
LAST = '\n[[rule]]\n[[rule.step]]\nrole = "head"\n'


def problems(text, team=TEAM):
    with pytest.raises(InvalidData) as refused:
        policy_file.parse(text, team)
    assert of_error(refused.value)
    return [(one.code, one.row) for one in refused.value.problems]


def test_all_that_a_policy_may_say():
    policy = policy_file.parse(
        """
        [[rule]]
        name = "large"
        currency = "rub"
        from = 1000000
        below = "2 000 000,50"
        payee = "7707083893"
        author = "anna"
        first_payment = true
        [[rule.step]]
        name = "first"
        role = "head"
        [[rule.step]]
        persons = ["henry", "galina", "henry"]
        needed = 2
        """
        + LAST,
        (*TEAM, person("ivan", "head")),
    )
    large, rest = policy.rules
    assert large == {
        "name": "large",
        "currency": "RUB",
        "amount_from": 100_000_000,
        "amount_below": 200_000_050,
        "inn": "7707083893",
        "author": "anna",
        "first_payment": True,
        "steps": [
            {"name": "first", "needed": 1, "role": "head"},
            {"needed": 2, "persons": ["galina", "henry"]},
        ],
    }
    assert rest == {"steps": [{"needed": 1, "role": "head"}]}
    assert (policy.line(0), policy.line(0, 1), policy.line(1)) == (2, 13, 17)


STEP = '[[rule.step]]\nrole = "head"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("no_rules", 1)]),
        ("rule = 5", [("no_rules", 1)]),
        ("[[rule]]\n" + LAST, [("no_steps", 1)]),
        ("x = 1" + LAST, [("unknown_key", 1)]),
        ("[[rule]]\nmax = 5\n" + STEP + LAST, [("unknown_key", 1)]),
        ("[[rule]]\nfrom = 5\n" + STEP + LAST, [("no_currency", 1)]),
        ('[[rule]]\ncurrency = "RUB"\nfrom = 5.5\n' + STEP + LAST, [("bad_amount", 1)]),
        ('[[rule]]\ncurrency = "RUB"\nfrom = true\n' + STEP + LAST, [("bad_amount", 1)]),
        ('[[rule]]\ncurrency = "RUB"\nfrom = 5\nbelow = 5\n' + STEP + LAST, [("empty_range", 1)]),
        ('[[rule]]\ncurrency = "XXQ"\n' + STEP + LAST, [("currency_unknown", 1)]),
        ('[[rule]]\npayee = "7707083890"\n' + STEP + LAST, [("inn_check_digit", 1)]),
        ("[[rule]]\nfirst_payment = false\n" + STEP + LAST, [("bad_flag", 1)]),
        ("[[rule]]\ntrusted = 1\n" + STEP + LAST, [("bad_flag", 1)]),
        ("[[rule]]\nsignals = 'no_invoice'\n" + STEP + LAST, [("bad_signals", 1)]),
        ("[[rule]]\nsignals = []\n" + STEP + LAST, [("bad_signals", 1)]),
        ("[[rule]]\nsignals = ['no_invoice', 'day_off']\n" + STEP + LAST, [("unknown_signal", 1)]),
        ("[[rule]]\nown_account = 'USD'\n" + STEP + LAST, [("unknown_key", 1)]),
        ('[[rule]]\nauthor = "vera"\n' + STEP + LAST, [("unknown_person", 1)]),
        ("[[rule]]\n[[rule.step]]\n", [("role_or_persons", 2)]),
        ('[[rule]]\n[[rule.step]]\nrole = "head"\npersons = ["henry"]\n', [("role_or_persons", 2)]),
        ('[[rule]]\n\n[[rule.step]]\nrole = "accountant"\n', [("bad_role", 3)]),
        ("[[rule]]\n[[rule.step]]\npersons = []\n", [("bad_persons", 2)]),
        ('[[rule]]\n[[rule.step]]\nrole = "head"\nneeded = 0\n', [("bad_number", 2)]),
        ('[[rule]]\n[[rule.step]]\nrole = "head"\nneeded = true\n', [("bad_number", 2)]),
        ('[[rule]]\n[[rule.step]]\npersons = ["nobody", "vera"]\n', [("unknown_person", 2)] * 2),
        ('[[rule]]\n[[rule.step]]\npersons = ["gone"]\n', [("unknown_person", 2)]),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, expected):
    assert problems(text) == expected


def test_no_toml_is_refused():
    with pytest.raises(InvalidData) as refused:
        policy_file.parse("[[rule]\n", TEAM)
    assert refused.value.error_code == "bad_policy_file"


ROLES = '[roles]\ndirector = ["henry", "galina", "henry"]\n'


def test_roles_of_a_policy():
    text = (
        ROLES + '[[rule]]\n[[rule.step]]\nrole = "director"\nneeded = 2\n[[rule.step]]\nname = "last"\nrole = "head"\n'
    )
    (rule,) = policy_file.parse(text, (*TEAM, person("ivan", "head"))).rules
    assert rule["steps"] == [
        {"name": "director", "needed": 2, "persons": ["galina", "henry"], "group": "director"},
        {"name": "last", "needed": 1, "role": "head"},
    ]
    own = ROLES + '[[rule]]\n[[rule.step]]\nname = "the money"\nrole = "director"\n'
    assert policy_file.parse(own, TEAM).rules[0]["steps"][0]["name"] == "the money"


@pytest.mark.parametrize(
    ("roles", "role", "expected"),
    [
        ("roles = 5\n", "head", [("bad_roles", 1)]),
        ("[roles]\ndirector = []\n", "head", [("bad_persons", 2)]),
        ('[roles]\n\ndirector = "henry"\n', "director", [("bad_persons", 3)]),
        ('[roles]\nhead = ["henry"]\n', "head", [("bad_role", 2)]),
        ('[roles]\naccountant = ["henry"]\n', "head", [("bad_role", 2)]),
        ('[roles]\n" " = ["henry"]\n', "head", [("bad_role", 2)]),
        ('[roles]\ndirector = ["vera", "nobody", "henry"]\n', "director", [("unknown_person", 2)] * 2),
        ('[roles]\ndirector = ["vera"]\n', "head", [("unknown_person", 2)]),
        (ROLES, "directors", [("unknown_role", 4)]),
        (ROLES, "accountant", [("bad_role", 4)]),
        (
            ROLES.replace('"henry", "galina", "henry"', '"galina"'),
            'director"\nneeded = 2\nname = "x',
            [("not_passable", 3)],
        ),
    ],
)
def test_what_is_wrong_with_roles(roles, role, expected):
    assert problems(f'{roles}[[rule]]\n[[rule.step]]\nrole = "{role}"\n') == expected


def test_roles_of_paydesk_are_no_names_of_roles():
    assert set(policy_roles.TAKEN) == set(workflow.ROLES)


def test_conditions_of_trust_and_signals():
    text = '[[rule]]\ntrusted = false\nsignals = ["no_invoice", "new_account", "no_invoice"]\n' + STEP + LAST
    first, _ = policy_file.parse(text, TEAM).rules
    assert (first["trusted"], first["signals"]) == (False, ["new_account", "no_invoice"])


def ruled(*conditions):
    return "".join(f"[[rule]]\n{one}\n{STEP}" for one in conditions) + LAST


@pytest.mark.parametrize(
    ("conditions", "code"),
    [
        (('currency = "RUB"\nfrom = 5', 'currency = "RUB"\nfrom = 10'), "never_taken"),
        (('currency = "RUB"', 'currency = "RUB"\nauthor = "anna"'), "never_taken"),
        (("first_payment = true", "first_payment = true\nauthor = 'anna'"), "never_taken"),
        (('currency = "RUB"\nbelow = 10', 'currency = "RUB"\nfrom = 5'), "overlap"),
        (('currency = "RUB"\nfrom = 10', 'currency = "RUB"\nfrom = 5'), None),
        (('currency = "RUB"\nbelow = 5', 'currency = "RUB"\nfrom = 5'), None),
        (('currency = "USD"\nbelow = 10', 'currency = "RUB"\nfrom = 5'), None),
        (('author = "anna"', 'currency = "RUB"'), None),
        (("trusted = true", "trusted = true\nauthor = 'anna'"), "never_taken"),
        (("trusted = true", "trusted = false\nauthor = 'anna'"), None),
        (("trusted = true", "author = 'anna'"), None),
        (("signals = ['new_account', 'no_invoice']", "signals = ['no_invoice']\ntrusted = true"), "never_taken"),
        (("signals = ['no_invoice']", "signals = ['new_account', 'no_invoice']"), None),
        (("signals = ['no_invoice']", "trusted = true"), None),
        (("trusted = true\ncurrency = 'RUB'\nbelow = 10", "trusted = true\ncurrency = 'RUB'\nfrom = 5"), "overlap"),
        (("trusted = true\ncurrency = 'RUB'\nbelow = 10", "trusted = false\ncurrency = 'RUB'\nfrom = 5"), None),
    ],
)
def test_rules_that_hide_or_overlap_each_other(conditions, code):
    if code is None:
        assert len(policy_file.parse(ruled(*conditions), TEAM).rules) == 3
    else:
        line = 2 + conditions[0].count("\n") + 1 + 2
        assert problems(ruled(*conditions)) == [(code, line)]


def test_trusted_and_not_trusted_are_all_there_is():
    both = "[[rule]]\ntrusted = true\n" + STEP + "[[rule]]\ntrusted = false\n" + STEP
    assert len(policy_file.parse(both, TEAM).rules) == 2
    assert problems(both + LAST) == [("never_taken", 10)]
    assert problems("[[rule]]\ntrusted = true\n" + STEP) == [("gap", 1)]
    assert problems("[[rule]]\nsignals = ['no_invoice']\n" + STEP) == [("gap", 1)]


def test_a_gap_is_told():
    assert problems('[[rule]]\ncurrency = "RUB"\n' + STEP) == [("gap", 1)]


@pytest.mark.parametrize(
    ("steps", "passable"),
    [
        ('persons = ["galina", "henry"]\nneeded = 2', True),
        ('persons = ["galina"]\nneeded = 2', False),
        ('role = "head"\nneeded = 3', False),  # both files requests: for those only two are left
        ('role = "head"\nneeded = 2', True),
        ('persons = ["galina"]\n[[rule.step]]\npersons = ["galina"]', False),
        ('role = "head"\n[[rule.step]]\npersons = ["galina"]', True),
        ('persons = ["both"]', False),
        ('persons = ["both", "galina"]', True),
        ('role = "head"\n[[rule.step]]\nrole = "head"\n[[rule.step]]\nrole = "head"', False),
    ],
)
def test_steps_that_nobody_can_pass(steps, passable):
    text = f"[[rule]]\n[[rule.step]]\n{steps}\n"
    if passable:
        policy_file.parse(text, TEAM)
    else:
        assert problems(text) == [("not_passable", 1)]


def test_steps_for_one_author_need_only_pass_for_them():
    text = '[[rule]]\nauthor = "anna"\n[[rule.step]]\nrole = "head"\nneeded = 3\n' + LAST
    policy_file.parse(text, TEAM)


def test_a_step_may_have_a_time():
    text = '[[rule]]\n[[rule.step]]\npersons = ["galina"]\nwithin = "2d"\nthen = ["henry", "both"]\n' + LAST[1:]
    (step,) = policy_file.parse(text.replace("[[rule]]", '[[rule]]\nauthor = "anna"', 1), TEAM).rules[0]["steps"]
    assert step == {"needed": 1, "persons": ["galina"], "within": "2d", "then": ["both", "henry"]}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('within = "2 days"', "bad_within"),
        ("within = 2", "bad_within"),
        ('within = "0h"', "bad_within"),
        ('within = "101d"', "bad_within"),
        ('within = "501h"', "bad_within"),
        ('within = "2d"\nthen = "henry"', "bad_then"),
        ('within = "2d"\nthen = [1]', "bad_then"),
        ('then = ["henry"]', "then_without_within"),
        ('within = "2d"\nthen = ["vera"]', "unknown_person"),
        ('within = "2d"\nthen = ["gone"]', "unknown_person"),
    ],
)
def test_a_time_that_is_none(words, code):
    assert problems(f'[[rule]]\n[[rule.step]]\nrole = "head"\n{words}\n') == [(code, 2)]
