"""Each body that is refused, with the place and the sentence that a person would want."""

from __future__ import annotations

import httpx
import pytest

FLAG = '{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on"}'
NAME = (
    "The name of a flag set is 1 to 255 letters, digits, '.', '_' and '-', and begins with a letter"
    " or a digit."
)
TIME = "A time has a date, a time of day and a zone: 2030-01-31T12:00:00Z."
SINCE = (
    "The parameter 'since' must be a time such as 2030-01-31T12:00:00Z; in a URL, the + of a zone"
    " is written %2B."
)
AFTER = "The parameter 'after' must be the 'next' of an earlier answer."

SETS = "POST /flag-sets"
SET = "PATCH /flag-sets/{set}"
DOCUMENT = "PUT /flag-sets/{set}/document"
PUT = "PUT /flag-sets/{set}/flags/f"
PATCH = "PATCH /flag-sets/{set}/flags/there"
COPY = "POST /flag-sets/{set}/flags/there/copy"
ROLLBACK = "POST /flag-sets/{set}/rollback"
RULE = "PUT /flag-sets/{set}/evaluators/e"
KEYS = "POST /api-keys"
ROTATE = "POST /api-keys/1/rotate"


def flag(part: str) -> str:
    """A flag with something more in it."""
    return f"{FLAG[:-1]},{part}}}"


REFUSED = [
    (SETS, "", "", "The body is empty."),
    (SETS, "hello", "", "The body is not JSON: invalid character (byte 0)."),
    (SETS, "[]", "", "This is an array, not an object."),
    (SETS, "{}", "", "The field 'name' is missing."),
    (SETS, '{"name":5}', "/name", "This is a whole number, not a text."),
    (SETS, '{"name":""}', "/name", NAME),
    (SETS, '{"name":"a b"}', "/name", NAME),
    (SETS, '{"name":"a/b"}', "/name", NAME),
    (SETS, f'{{"name":"{"x" * 256}"}}', "/name", NAME),
    (SETS, '{"name":"x","colour":1}', "/colour", "Unknown field."),
    (SETS, '{"name":"x","fractional":4}', "/fractional", "The version of fractional is 2 or 3."),
    (SETS, '{"name":"x","metadata":[]}', "/metadata", "This is an array, not an object."),
    (
        SETS,
        '{"name":"x","metadata":{"a":[1]}}',
        "/metadata/a",
        "Metadata are texts, numbers and booleans.",
    ),
    (SET, '{"fractional":null}', "/fractional", "This is null, not a whole number."),
    (SET, '{"fractional":1}', "/fractional", "The version of fractional is 2 or 3."),
    (SET, '{"name":"x"}', "/name", "Unknown field."),
    (SET, '{"metadata":{"a":{}}}', "/metadata/a", "Metadata are texts, numbers and booleans."),
    (DOCUMENT, "[]", "", "A flagd document is an object."),
    (DOCUMENT, "{}", "", "A flagd document has flags."),
    (DOCUMENT, '{"flags":5}', "/flags", "Flags are an object, each under its key, or an array."),
    (DOCUMENT, '{"flags":{"a~/b":5}}', "/flags/a~0~1b", "A flag is an object."),
    (DOCUMENT, f'{{"flags":{{"":{FLAG}}}}}', "/flags/", "A flag key is not empty."),
    (PUT, "null", "", "A flag is an object."),
    (PUT, '{"variants":{"a":1}}', "", "A flag has a state, ENABLED or DISABLED."),
    (PUT, '{"state":"ENABLED"}', "", "A flag has variants."),
    (
        PUT,
        '{"state":"ON","variants":{"a":1}}',
        "/state",
        "A state is ENABLED or DISABLED.",
    ),
    (
        PUT,
        '{"state":"ENABLED","variants":{"a":1,"b":"x"}}',
        "/variants/b",
        "This value is a text, but the first is a number: all are of one type.",
    ),
    (
        PUT,
        '{"state":"ENABLED","variants":{"a":9007199254740993}}',
        "/variants/a",
        "A number is between -9007199254740991 and 9007199254740991.",
    ),
    (
        PUT,
        '{"state":"ENABLED","variants":{"a":1},"defaultVariant":"b"}',
        "/defaultVariant",
        "This is none of the variants.",
    ),
    (
        PUT,
        '{"state":"ENABLED","state":"DISABLED","variants":{"a":1}}',
        "/state",
        "This key stands twice in its object.",
    ),
    (PUT, flag('"key":"g"'), "/key", "The flag has another key here."),
    (PUT, flag('"targeting":{"iff":[]}'), "/targeting/iff", "There is no operator 'iff'."),
    (
        PUT,
        flag('"targeting":{"$ref":"none"}'),
        "/targeting/$ref",
        "There is no evaluator 'none'.",
    ),
    (
        PUT,
        flag('"targeting":{"==":[{"var":"a"},1e400]}'),
        "/targeting/==/1",
        "This number is beyond the range of numbers.",
    ),
    (PATCH, "[]", "", "A flag is an object."),
    (PATCH, '{"state":null}', "", "A flag has a state, ENABLED or DISABLED."),
    (
        PATCH,
        '{"variants":{"on":null}}',
        "/variants",
        "Variants are an object with at least one value.",
    ),
    (PATCH, '{"metadata":{"a":1,"a":2}}', "/metadata/a", "This key stands twice in its object."),
    (PATCH, '{"metadata":{"a":1e400}}', "", "The body has a number that is out of range."),
    (COPY, '{"too":"x"}', "/too", "Unknown field."),
    (COPY, "{}", "", "The field 'to' is missing."),
    (ROLLBACK, '{"revision":0}', "/revision", "This is less than 1."),
    (ROLLBACK, '{"revision":"2"}', "/revision", "This is a text, not a whole number."),
    (RULE, '"x"', "", "An evaluator is a rule: an object with an operator."),
    (RULE, '{"!":[{"$ref":"other"}]}', "/!/0/$ref", "There is no evaluator 'other'."),
    (RULE, '{"==":[{"var":"a"},1e400]}', "/==/1", "This number is beyond the range of numbers."),
    (RULE, '{"a":1e400,"b":2}', "/a", "This number is beyond the range of numbers."),
    (
        RULE,
        '{"map":[[1,{"a":[1e400]}],{"var":""}]}',
        "/map/0/1/a/0",
        "This number is beyond the range of numbers.",
    ),
    (RULE, '{"<":[-1e400,1]}', "/</0", "This number is beyond the range of numbers."),
    (KEYS, '{"name":"","scopes":["read"]}', "/name", "A name is 1 to 255 printable characters."),
    (KEYS, '{"name":"x","scopes":[]}', "/scopes", "A key has at least one scope."),
    (
        KEYS,
        '{"name":"x","scopes":["read","reed"]}',
        "/scopes/1",
        "There is no scope 'reed'; there are evaluate, read, write, admin.",
    ),
    (KEYS, '{"name":"x","scopes":"read"}', "/scopes", "This is a text, not an array."),
    (KEYS, '{"name":"x","scopes":["read"],"expiresAt":"tomorrow"}', "/expiresAt", TIME),
    (
        KEYS,
        '{"name":"x","scopes":["read"],"expiresAt":"2020-01-01T00:00:00Z"}',
        "/expiresAt",
        "This time is in the past.",
    ),
    (
        KEYS,
        '{"name":"x","scopes":["read"],"expiresAt":"9999-12-31T23:59:59-14:00"}',
        "/expiresAt",
        "This time lies beyond the year 9999 of UTC.",
    ),
    (ROTATE, '{"grace":-1}', "/grace", "This is less than 0."),
    (ROTATE, '{"grace":2592001}', "/grace", "This is more than 2592000."),
    (ROTATE, '{"grace":1.5}', "/grace", "This is a number, not a whole number."),
]


@pytest.mark.parametrize(("route", "body", "pointer", "detail"), REFUSED)
def test_what_is_refused_is_told_with_its_place(
    admin: httpx.Client, flag_set: str, route: str, body: str, pointer: str, detail: str
) -> None:
    admin.put(f"/api/v1/flag-sets/{flag_set}/flags/there", content=FLAG).raise_for_status()
    method, path = route.split()
    answer = admin.request(method, f"/api/v1{path.format(set=flag_set)}", content=body)
    assert answer.status_code == 400
    assert answer.json()["errors"] == [{"pointer": pointer, "detail": detail}]
    # A refusal leaves nothing behind.
    assert admin.get(f"/api/v1/flag-sets/{flag_set}").json()["revision"] == 2


@pytest.mark.parametrize(
    ("route", "query", "detail"),
    [
        (
            "GET /flag-sets",
            "limit=0",
            "The parameter 'limit' must be a whole number from 1 to 1000.",
        ),
        (
            "GET /flag-sets/{set}/flags",
            "state=ON",
            "The parameter 'state' must be one of: ENABLED, DISABLED.",
        ),
        (
            "PUT /flag-sets/{set}/flags/f",
            "strict=yes",
            "The parameter 'strict' must be true or false.",
        ),
        (
            "GET /flag-sets/{set}/changes",
            "since=2030-01-31T12:00:00+01:00",
            SINCE,
        ),
        ("GET /flag-sets/{set}/changes", "after=x", AFTER),
        ("GET /flag-sets/{set}/webhooks", "after=x", AFTER),
        ("GET /flag-sets/{set}/schedules", "after=x", AFTER),
        ("GET /api-keys", "after=x", AFTER),
        pytest.param("GET /api-keys", f"after={'1' * 5000}", AFTER, id="5,000 digits"),
    ],
)
def test_a_query_that_means_nothing_is_told(
    admin: httpx.Client, flag_set: str, route: str, query: str, detail: str
) -> None:
    method, path = route.split()
    content = FLAG if method == "PUT" else None
    url = f"/api/v1{path.format(set=flag_set)}?{query}"
    answer = admin.request(method, url, content=content)
    assert (answer.status_code, answer.json()["detail"]) == (400, detail)


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("POST", "/api/v1/flag-sets/{set}", "DELETE, GET, HEAD, PATCH"),
        ("FOO", "/api/v1/flag-sets", "GET, HEAD, POST"),
        ("GET", "/api/v1/flag-sets/{set}/rollback", "POST"),
    ],
)
def test_a_method_that_a_path_does_not_take_is_answered_with_those_it_takes(
    admin: httpx.Client, flag_set: str, method: str, path: str, allow: str
) -> None:
    answer = admin.request(method, path.replace("{set}", flag_set))
    assert (answer.status_code, answer.headers["allow"]) == (405, allow)
    assert answer.json()["detail"] == f"This path takes {allow} only."


def test_a_slash_too_many_is_told(admin: httpx.Client, flag_set: str) -> None:
    for path in ("/api/v1/flag-sets", f"/api/v1/flag-sets/{flag_set}/flags", "/api/v1/api-keys"):
        answer = admin.get(f"{path}/")
        assert answer.status_code == 404
        assert answer.json()["detail"].endswith("there is without the '/' at its end.")
    for path in ("/api/v1/flagsets/", "/api/v1/flagsets", "/"):
        answer = admin.get(path, follow_redirects=False)
        assert "without" not in answer.text


def test_a_tag_that_must_not_match_is_no_condition_of_a_write(
    admin: httpx.Client, flag_set: str
) -> None:
    for path in ("flags/f", "evaluators/f", "document", "contexts/f"):
        for held in ('"5"', '"1", *', "5"):
            where = f"/api/v1/flag-sets/{flag_set}/{path}"
            answer = admin.put(where, content="{}", headers={"if-none-match": held})
            assert answer.status_code == 400, path
            assert "If-None-Match of a write takes *" in answer.json()["detail"], path
