import json
from typing import Any

import pytest

from service.evaluation.definition.document import read_document
from service.evaluation.definition.document_text import anonymous, write_document
from service.evaluation.definition.set_properties import SetProperties
from tests.contract import published
from tests.evaluation.asking import flag

OWN = SetProperties("shop.production", 3, stored_contexts=True)


def written(metadata_text: str = "{}", **evaluators: Any) -> dict[str, Any]:
    texts = {name: json.dumps(rule) for name, rule in evaluators.items()}
    document: dict[str, Any] = json.loads(
        write_document({"a": json.dumps(flag())}, texts, metadata_text, OWN)
    )
    return document


def test_what_is_written_fits_flagds_schema() -> None:
    document = written('{"n": 1.0}', e={"var": "x"})
    published.document().validate(document)
    assert document["$flagstaff"] == {
        "flagSet": "shop.production",
        "fractional": 3,
        "storedContexts": True,
    }


@pytest.mark.parametrize(
    ("text", "metadata"),
    [
        ("{}", {"flagSetId": "shop.production"}),
        (" {\n}", {"flagSetId": "shop.production"}),
        ('{ "n" : 1.0}', {"flagSetId": "shop.production", "n": 1.0}),
        ('{"n": 1, "flagSetId": null, "m": 2}', {"flagSetId": "shop.production", "n": 1, "m": 2}),
        ('{"flagSetId": null}', {"flagSetId": "shop.production"}),
        ('{"n": 1, "flagSetId": "team"}', {"n": 1, "flagSetId": "team"}),
    ],
)
def test_metadata_carry_the_name_of_the_set_unless_they_say_otherwise(
    text: str, metadata: dict[str, Any]
) -> None:
    assert list(written(text)["metadata"].items()) == list(metadata.items())


def test_metadata_values_stay_as_they_were_written() -> None:
    body = write_document({}, {}, '{"load": 10.0, "e": 1e2}', OWN)
    assert b'"load": 10.0, "e": 1e2}' in body
    assert anonymous('{"flagSetId": "shop", "load": 10.0}', "shop") == '{"load":10.0}'
    assert anonymous('{"flagSetId":"other"}', "shop") == '{"flagSetId":"other"}'


def test_the_name_of_an_exported_set_does_not_come_along() -> None:
    body = write_document({}, {}, '{"n": 1.0}', OWN)
    read = read_document(body)
    assert (read.metadata, read.metadata_text) == ({"n": 1.0}, '{"n":1.0}')
    kept = read_document(write_document({}, {}, '{"flagSetId": "team"}', OWN))
    assert kept.metadata == {"flagSetId": "team"}


def test_evaluators_stand_before_those_that_they_refer_to() -> None:
    document = written(
        a={"var": "x"},
        b={"!": {"$ref": "a"}},
        c={"or": [{"$ref": "b"}, {"$ref": "a"}]},
        d={"var": "y"},
    )
    names = list(document["$evaluators"])
    assert names.index("c") < names.index("b") < names.index("a")
    assert list(written(b={"var": "x"}, a={"var": "y"})["$evaluators"]) == ["b", "a"]
